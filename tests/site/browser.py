"""Chromium without a window, driven over Selenium; one for all tests, as it was before each."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

SWITCHES = (
    "--headless=new --no-sandbox --disable-dev-shm-usage --disable-gpu --hide-scrollbars --no-proxy-server".split()
)
WAIT = 30.0  # seconds, on a machine with other work


@dataclass(frozen=True)
class Browser:
    """A page at a time, as a reader sees and uses it."""

    driver: webdriver.Chrome

    def open(self, address: str) -> None:
        self.driver.get(address)

    def all(self, css: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def one(self, css: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def texts(self, css: str) -> list[str]:
        return [found.text for found in self.all(css)]

    def run(self, script: str, *given: Any) -> Any:
        return self.driver.execute_script(script, *given)

    def wait_for(self, condition: str, *given: Any) -> None:
        """Until a JavaScript expression holds."""
        WebDriverWait(self.driver, WAIT, 0.1).until(lambda _: self.run(f"return {condition}", *given), condition)

    def press(self, *keys: str) -> None:
        webdriver.ActionChains(self.driver).send_keys(*keys).perform()

    def tab(self) -> WebElement:
        """What has the focus after one more press of the key."""
        self.press(Keys.TAB)
        return self.driver.switch_to.active_element

    def resize(self, width: int, height: int = 900) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def prefer(self, scheme: str) -> None:
        """A reader's choice of light or dark; nothing moves, so that colours are final at once."""
        features = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
        told = [{"name": name, "value": value} for name, value in features.items()]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": told})

    def asked(self) -> set[str | None]:
        """The hosts of all requests since the last call."""
        told = (json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance"))
        sent = [each["params"]["request"]["url"] for each in told if each["method"] == "Network.requestWillBeSent"]
        return {urlsplit(url).hostname for url in sent if not url.startswith("data:")}


@contextmanager
def browser(javascript: bool = True) -> Iterator[Browser]:
    """Skips where there is none on this machine, but not in CI."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not program or not driver:
        reason = "no chromium or chromedriver: apt-get install chromium chromium-driver"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for switch in SWITCHES:
        options.add_argument(f"--{switch}")
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    options.set_capability("unhandledPromptBehavior", "ignore")  # a dialog must be seen
    if not javascript:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    started = webdriver.Chrome(options=options, service=Service(driver))
    started.set_script_timeout(8 * WAIT)
    try:
        yield Browser(started)
    finally:
        started.quit()
