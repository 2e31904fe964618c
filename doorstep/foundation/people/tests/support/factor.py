"""For tests of other rooms: a browser whose owner has used the second factor."""

import time

from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.models import Authenticator
from django.test import Client

from doorstep.foundation.people.models import Account


def with_second_factor(client: Client) -> Client:
    """The logged-in client as it is after its owner typed a code; sets a factor up when there is none."""
    session = client.session
    account = Account.objects.get(pk=session["_auth_user_id"])
    Authenticator.objects.get_or_create(user=account, type=Authenticator.Type.TOTP, defaults={"data": {"secret": ""}})
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time(), "type": "totp"}]
    session["account_authentication_methods_user"] = user_id_to_str(account)
    session.save()
    return client
