"""The device behind a session, in words that its owner recognises."""

from django import template

register = template.Library()

# The first that occurs counts: Edge and Cốc Cốc call themselves Chrome too, Chrome calls itself Safari.
BROWSERS = {
    "Edg": "Edge",
    "coc_coc_browser": "Cốc Cốc",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox/": "Firefox",
    "Chrome/": "Chrome",
    "CriOS": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "Windows": "Windows",
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Mac OS X": "macOS",
    "Linux": "Linux",
}


@register.filter
def device(agent: str) -> str:
    """Browser and system, as far as the browser tells."""
    browser = next((name for sign, name in BROWSERS.items() if sign in agent), "Trình duyệt khác")
    system = next((name for sign, name in SYSTEMS.items() if sign in agent), "")
    return f"{browser} trên {system}" if system else browser
