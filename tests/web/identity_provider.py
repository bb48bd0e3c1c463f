"""A real OIDC provider on loopback, in a thread; it remembers what its token endpoint was asked."""

import threading
import warnings
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs

import requests
import werkzeug.serving

Claims = dict[str, Any]


@dataclass
class IdentityProvider:
    """Its address, and each request for a token, as sent."""

    url: str
    asked: list[dict[str, list[str]]] = field(default_factory=list)

    def settings(self, **more: Any) -> dict[str, Any]:
        """What `kiemtra.settings.providers` makes of a file that names this one."""
        return {
            "provider_id": "co-quan",
            "name": "Tài khoản cơ quan",
            "client_id": "kiemtra",
            "secret": "bí-mật",
            "settings": {"server_url": self.url, "second_factor": False, **more},
        }

    def agree(self, address: str, subject: str) -> str:
        """Sign in at the provider as `subject`; the address to which it sends the browser back."""
        return requests.post(address, data={"sub": subject}, allow_redirects=False, timeout=10).headers["Location"]

    def deny(self, address: str) -> str:
        return requests.post(address, data={"action": "deny"}, allow_redirects=False, timeout=10).headers["Location"]

    def verifier_fits(self, challenge: str) -> bool:
        """Whether the last token was asked for with the verifier of this challenge (S256)."""
        verifier = self.asked[-1]["code_verifier"][0]
        return urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=") == challenge


@contextmanager
def running(people: dict[str, Claims]) -> Iterator[IdentityProvider]:
    """The provider with these people, each by subject with its claims, until the block ends."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import oidc_provider_mock
    users = [oidc_provider_mock.User(sub=subject, claims=claims) for subject, claims in people.items()]
    app = oidc_provider_mock.app(user_claims=users)
    provider = IdentityProvider("")
    app.wsgi_app = _remembering(app.wsgi_app, provider)  # type: ignore[method-assign]
    server = werkzeug.serving.make_server("localhost", 0, app, threaded=True)
    provider.url = f"http://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _remembering(inner: Callable[..., Any], provider: IdentityProvider) -> Callable[..., Any]:
    def remember(environ: dict[str, Any], start: Any) -> Any:
        if environ["PATH_INFO"] == "/oauth2/token":
            body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
            provider.asked.append(parse_qs(body.decode()))
            environ["wsgi.input"] = BytesIO(body)
        return inner(environ, start)

    return remember
