"""Settings for every test."""

from hypothesis import settings

# Examples are judged by what comes out, not by how long a busy machine takes over them.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
