"""Settings of the processes: those of the tests, with mail that really leaves."""

from tests.settings import *  # noqa: F403

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
