"""A browser for tests: Chromium through chromedriver, with the Python standard library alone.

`Browser()` starts both and is a context manager; nothing is left of either afterwards. What a page
asks of the network and says on its console is kept (`requests`, `console`)."""

import base64
import http.client
import json
import shutil
import subprocess
import tempfile
import time

TAB = "\ue004"
ENTER = "\ue007"


def missing():
    """The programs that are not installed; empty if a browser can be started."""
    return [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]


class Browser:
    def __enter__(self):
        self.profile = tempfile.TemporaryDirectory(prefix="regel-browser-", ignore_cleanup_errors=True)
        self.driver = subprocess.Popen(
            [shutil.which("chromedriver"), "--port=0"], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        self.port = self._port()
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                            "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
                            f"--user-data-dir={self.profile.name}", "--window-size=1280,900"],
                   "binary": shutil.which("chromium"), "perfLoggingPrefs": {"enableNetwork": True}}
        wanted = {"browserName": "chrome", "goog:chromeOptions": options,
                  "goog:loggingPrefs": {"performance": "ALL", "browser": "ALL"}}
        self.session = ""
        made = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self.session = f"/session/{made['sessionId']}"
        self.open("about:blank")
        return self

    def __exit__(self, *failure):
        try:
            if self.session:
                self._ask("DELETE", self.session)
        finally:
            self.driver.terminate()
            self.driver.wait(timeout=30)
            self.profile.cleanup()

    def _port(self):
        # "ChromeDriver was started successfully on port 40123."
        for line in self.driver.stdout:
            if "successfully on port" in line:
                return int(line.split("port")[1].strip(" .\n"))
        raise RuntimeError("chromedriver did not start")

    def _ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        payload = None if body is None else json.dumps(body)
        connection.request(method, path, payload, {"Content-Type": "application/json"})
        answer = json.loads(connection.getresponse().read())["value"]
        connection.close()
        if isinstance(answer, dict) and "error" in answer:
            raise RuntimeError(f"{answer['error']}: {answer['message']}")
        return answer

    def open(self, url):
        self._ask("POST", self.session + "/url", {"url": url})

    def run(self, script, *arguments):
        """The value that the body of a function in JavaScript returns."""
        return self._ask("POST", self.session + "/execute/sync", {"script": script, "args": arguments})

    def command(self, name, **parameters):
        """A command of the DevTools protocol."""
        return self._ask("POST", self.session + "/goog/cdp/execute", {"cmd": name, "params": parameters})

    def width(self, pixels, height=900):
        self.command("Emulation.setDeviceMetricsOverride", width=pixels, height=height,
                     deviceScaleFactor=1, mobile=False)

    def media(self, kind="", dark=False):
        self.command("Emulation.setEmulatedMedia", media=kind, features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"}])

    def keys(self, text):
        """Types into what has the focus."""
        strokes = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self._ask("POST", self.session + "/actions",
                  {"actions": [{"type": "key", "id": "keyboard", "actions": strokes}]})

    def pdf(self):
        return base64.b64decode(self.command("Page.printToPDF", preferCSSPageSize=True,
                                             paperWidth=8.27, paperHeight=11.69)["data"])

    def picture(self, whole=False):
        return base64.b64decode(self.command("Page.captureScreenshot", captureBeyondViewport=whole)["data"])

    def requests(self):
        """The addresses that were asked for since the last call."""
        found = []
        for entry in self._ask("POST", self.session + "/se/log", {"type": "performance"}):
            message = json.loads(entry["message"])["message"]
            # The browser's own first page asks too, for parts of the browser.
            if message["method"] == "Network.requestWillBeSent" and not message["params"]["documentURL"].startswith("chrome:"):
                found.append(message["params"]["request"]["url"])
        return found

    def console(self):
        """What was printed on the console since the last call."""
        return [entry["message"] for entry in self._ask("POST", self.session + "/se/log", {"type": "browser"})]

    def wait(self, script, seconds=10):
        """Until the script returns something true; its last value."""
        until = time.monotonic() + seconds
        while not (value := self.run(script)) and time.monotonic() < until:
            time.sleep(0.05)
        return value
