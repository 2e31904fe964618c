"""What staff need of this door: the codes that lead to it."""

from django.urls import path

from .pages import poster

urlpatterns = [path("<str:kind>/<str:code>/", poster.poster, name="poster")]
