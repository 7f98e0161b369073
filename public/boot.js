// The one inline script of the page. Before the first paint: theme and language as chosen on this
// device. Then: start the app, and say in words what to do when that does not work.
(function () {
  var LANGUAGES = ["nl", "en", "de"];
  var root = document.documentElement;

  function stored(name) {
    // Reading throws where storage is forbidden; the defaults are good then.
    try { return localStorage.getItem(name); } catch (forbidden) { return null; }
  }

  function chosenLanguage() {
    var asked = [stored("werkhub.language")].concat(navigator.languages || []);
    for (var i = 0; i < asked.length; i++) {
      var language = String(asked[i]).slice(0, 2).toLowerCase();
      if (LANGUAGES.indexOf(language) >= 0) return language;
    }
    return "nl";
  }

  root.lang = chosenLanguage();
  var theme = stored("werkhub.theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  // Three starts in a row that came to nothing: the build before this one is used again, where this
  // device has it. The app takes the count away when it stands.
  function goBackAfterThree() {
    var build = document.querySelector('meta[name="werkhub-build"]').content;
    try {
      var before = (stored("werkhub.failed") || "").split(" ");
      var count = before[0] === build ? Number(before[1]) + 1 : 1;
      localStorage.setItem("werkhub.failed", build + " " + count);
    } catch (forbidden) { return; }
    var workers = navigator.serviceWorker;
    if (count < 3 || !workers || !workers.controller) return;
    workers.addEventListener("message", function (event) {
      var words = String(event.data).split(" ");
      if (words[0] === "uses" && words[1] !== build) location.reload();
    });
    workers.startMessages();
    workers.controller.postMessage("back " + build);
  }

  // After an update the page in a cache may name files that are gone: reload, but only once.
  function reloadOnce() {
    try {
      if (!navigator.onLine || sessionStorage.getItem("werkhub.reloaded")) return false;
      sessionStorage.setItem("werkhub.reloaded", "yes");
    } catch (forbidden) { return false; }
    location.reload();
    return true;
  }

  // Nobody stands before a screen in the building to press anything: it begins anew by itself, after a
  // failure less soon than after the one before.
  function tryAgainOnScreen() {
    if (location.pathname.indexOf("/kiosk") !== 0) return;
    var count = Number((stored("werkhub.failed") || "").split(" ")[1]) || 1;
    setTimeout(function () { location.reload(); }, Math.min(5 * count * count, 300) * 1000);
  }

  function started() {
    try { sessionStorage.removeItem("werkhub.reloaded"); } catch (forbidden) { /* nothing kept */ }
    var splash = document.getElementById("splash");
    if (splash) splash.remove();
  }

  function failed(reason) {
    console.error("Werk Hub did not start:", reason);
    goBackAfterThree();
    if (reloadOnce()) return;
    tryAgainOnScreen();
    // When the app had begun already, `crashed` says it.
    if (!document.getElementById("splash")) return;
    document.getElementById("splash-loading").hidden = true;
    document.getElementById("splash-failed").hidden = false;
  }

  // WebAssembly that ends in a trap (a panic, no memory left) does not come back: in its place comes
  // a page that works without it. Where it happened is kept for whoever is asked to help.
  function crashed(event) {
    var reason = event.error || event.reason;
    if (!(reason instanceof WebAssembly.RuntimeError)) return;
    try { localStorage.setItem("werkhub.crash", Date.now() + " " + reason.stack); } catch (forbidden) { /* the console has it */ }
    var help = document.getElementById("crashed").content.cloneNode(true);
    document.body.replaceChildren(help);
    goBackAfterThree();
    tryAgainOnScreen();
  }
  addEventListener("error", crashed);
  addEventListener("unhandledrejection", crashed);

  function href(selector) {
    return document.querySelector(selector).href;
  }

  addEventListener("DOMContentLoaded", function () {
    var retry = document.getElementById("splash-retry");
    retry.addEventListener("click", function () { location.reload(); });
    var script = href('link[rel="modulepreload"]');
    var wasm = href('link[rel="preload"][type="application/wasm"]');
    import(script)
      .then(function (app) { return app.default({ module_or_path: wasm }); })
      .then(started, failed);
  });
})();
