import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.settings")
application = get_wsgi_application()

# What is loaded stays for good and need not be looked through again; a request's own leavings may gather for longer.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
