// An open page of a tafel asks every two seconds whether anything changed (304: no). What did, takes the place of the
// same part on the page; what someone is typing in, and where the focus is, stays.
(() => {
  "use strict";

  const start = document.getElementById("volgen");
  if (!start || !start.dataset.follow) return;

  const EVERY_MS = 2000;
  const HIDDEN_MS = 15000;
  const SLOWEST_MS = 15000;
  const dialog = document.getElementById("mw-confirm");
  let address = start.dataset.follow;
  let etag = start.dataset.stand;
  let said = start.dataset.news;
  let timer = 0;
  let busy = false;
  let failures = 0;
  let waiting = false;

  const query = new URLSearchParams();
  const bound = document.querySelector("[data-versie]");
  if (bound) query.set("versie", bound.dataset.versie);
  if (new URLSearchParams(location.search).has("groot")) query.set("groot", "");

  // --- the clock: the server says how late it is, this page counts on ------------------------------------------------------
  let ahead = 0;
  const setClock = (seconds) => {
    if (seconds) ahead = Number(seconds) * 1000 - Date.now();
  };
  const tick = () => {
    for (const clock of document.querySelectorAll("[data-clock]")) {
      const left = Math.floor((Number(clock.dataset.clock) * 1000 - Date.now() - ahead) / 60000);
      const words = left > 0 ? `nog ${left} ${left === 1 ? "minuut" : "minuten"}` : "de tijd is om";
      const place = clock.querySelector("[data-clock-left]");
      if (place.textContent !== words) place.textContent = words;
    }
  };
  setClock(start.dataset.now);
  setInterval(tick, 5000);

  // --- asking --------------------------------------------------------------------------------------------------------------
  const line = (sentence) => {
    const place = document.getElementById("verbinding");
    if (!place || place.textContent === sentence) return;
    place.textContent = sentence;
    place.hidden = !sentence;
  };
  const next = () => {
    clearTimeout(timer);
    if (!address) return;
    const wait = failures ? Math.min(EVERY_MS * 2 ** (failures - 1), SLOWEST_MS) : EVERY_MS;
    timer = setTimeout(ask, document.hidden ? HIDDEN_MS : wait);
  };
  const stop = (sentence) => {
    address = "";
    line(sentence);
  };
  const ask = async () => {
    clearTimeout(timer);
    if (!address || busy) return;
    if (dialog && dialog.open) {
      next();
      return;
    }
    busy = true;
    try {
      const headers = { "HX-Request": "true", ...(etag && { "If-None-Match": etag }) };
      const answer = await fetch(`${address}?${query}`, { headers, cache: "no-store", signal: AbortSignal.timeout(20000) });
      await heard(answer);
    } catch {
      failures += 1;
      line("Geen verbinding. Wat anderen doen zie je pas als ze terug is.");
    }
    busy = false;
    next();
  };
  const heard = async (answer) => {
    if (window.maatwerk.leaving) return;
    if (answer.headers.get("HX-Redirect") || answer.redirected) {
      location.reload();
      stop("");
    } else if (answer.status === 404 || answer.status === 403) {
      stop("Deze pagina is niet meer met je gedeeld. Ga terug naar Tafels.");
    } else if (answer.status !== 304 && answer.status !== 200) {
      throw new Error(String(answer.status));
    } else {
      failures = 0;
      line("");
      if (answer.status === 200) draw(await answer.text(), answer.headers.get("ETag") || "");
    }
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? next() : ask()));
  window.addEventListener("online", () => ask());
  window.addEventListener("pageshow", (event) => event.persisted && ask());
  if (dialog) dialog.addEventListener("close", () => ask());
  // A part that waited because someone was typing in it.
  document.addEventListener("focusout", () => {
    if (!waiting) return;
    waiting = false;
    etag = "";
    setTimeout(ask, 0);
  });

  // --- what comes back -----------------------------------------------------------------------------------------------------
  const draw = (html, newEtag) => {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const follow = fresh.getElementById("volgen");
    if (!follow || follow.dataset.page !== start.dataset.page) {
      stop("");
      location.reload();
      return;
    }
    // A question that was opened while the answer was under way is answered first.
    if (dialog && dialog.open) return;
    etag = newEtag;
    setClock(follow.dataset.now);
    for (const part of document.querySelectorAll("[data-part]")) {
      const incoming = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
      if (!incoming || part.parentElement.closest("[data-part]") || reads(part) === reads(incoming)) continue;
      if (isUsed(part)) waiting = true;
      else swap(part, incoming);
    }
    if (follow.dataset.news !== said) {
      said = follow.dataset.news;
      document.getElementById("stemmen-nieuws").textContent = said;
    }
    if (!follow.dataset.follow) stop("");
  };
  // A part as it reads: without the tokens and minutes that differ every time.
  const reads = (part) => {
    const copy = part.cloneNode(true);
    for (const one of copy.querySelectorAll("[name=csrfmiddlewaretoken], [data-clock-left]")) one.remove();
    for (const one of copy.querySelectorAll("h2[tabindex]")) one.removeAttribute("tabindex");
    for (const one of copy.querySelectorAll("details[open]")) one.removeAttribute("open");
    return copy.outerHTML.replace(/\s+/g, " ");
  };
  const isUsed = (part) => {
    const here = part.contains(document.activeElement) && document.activeElement;
    return (here && here.matches("input, textarea, select")) || part.querySelector("form[data-sent], .is-dragged") !== null;
  };
  const swap = (part, incoming) => {
    const focused = part.contains(document.activeElement) ? document.activeElement : null;
    const opened = [...part.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent);
    const fresh = document.importNode(incoming, true);
    part.replaceWith(fresh);
    for (const summary of fresh.querySelectorAll("details > summary")) {
      summary.parentElement.open = opened.includes(summary.textContent);
    }
    if (focused) focusAgain(fresh, focused);
    tick();
  };
  // The same link or button when it is still there, else the heading of its part, else the page.
  const focusAgain = (part, focused) => {
    const same = (one) => one.getAttribute("href") === focused.getAttribute("href") && one.textContent === focused.textContent;
    const known = focused.id && part.querySelector(`#${CSS.escape(focused.id)}`);
    const target = known || [...part.querySelectorAll(focused.tagName)].find(same) || part.querySelector("h2");
    for (const one of [target, document.getElementById("inhoud")]) {
      if (!one || part.hidden && one !== document.getElementById("inhoud")) continue;
      one.focus({ preventScroll: true });
      if (document.activeElement !== one) {
        one.tabIndex = -1;
        one.focus({ preventScroll: true });
      }
      if (document.activeElement === one) return;
    }
  };
  next();
})();
