// An open canvas asks every two seconds what changed and who is here. What others saved appears by itself; a box that
// is being written in here is never touched, it only tells that there is a newer text.
(() => {
  "use strict";

  const stand = document.getElementById("canvas-stand");
  if (!stand || !stand.dataset.poll) return;

  const EVERY_MS = 2000;
  const HIDDEN_MS = 15000;
  const SLOWEST_MS = 15000;
  // A colleague who types on is named once in this time, not at every save.
  const SAID_MS = 30000;
  const { boxes } = window.maatwerk;
  // The stand that this page was drawn with; who is here it does not know yet.
  let etag = `"${stand.dataset.stand}-"`;
  let timer = 0;
  let busy = false;
  let again = false;
  let failures = 0;
  let stopped = false;
  let missed = false;

  const name = window.maatwerk.drafts.windowName();
  const openBox = () => {
    const inFocus = document.activeElement && document.activeElement.closest("form[data-draft]");
    const form = inFocus || document.querySelector("form[data-draft]");
    return form ? form.dataset.draft.split("/")[1] : "";
  };

  // --- asking ------------------------------------------------------------------------------------------------------------
  const next = (wait) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(ask, wait);
  };
  const pause = () => {
    if (document.hidden) return HIDDEN_MS;
    return failures ? Math.min(EVERY_MS * 2 ** (failures - 1), SLOWEST_MS) : EVERY_MS;
  };
  const ask = () => {
    clearTimeout(timer);
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    const values = { venster: name, vak: openBox() };
    window.htmx.ajax("GET", stand.dataset.poll, { source: stand, swap: "none", values, headers: { "If-None-Match": etag } }).catch(() => {});
  };
  stand.addEventListener("htmx:afterRequest", (event) => {
    const { xhr } = event.detail;
    busy = false;
    if (xhr.status === 200 || xhr.status === 304) {
      // What did not get its place yet is asked for once more.
      if (!missed) etag = xhr.getResponseHeader("ETag") || etag;
      heard();
    } else if (xhr.status === 0 || xhr.status >= 500) {
      failures += 1;
      document.dispatchEvent(new CustomEvent("maatwerk:lost"));
    } else {
      stop(xhr.status === 404 ? "Dit canvas is niet meer met je gedeeld." : "");
    }
    next(again ? 0 : pause());
    again = missed = false;
  });
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    // Said in one quiet line, not every two seconds.
    stand.addEventListener(name, (event) => event.stopPropagation());
  }
  const stop = (sentence) => {
    stopped = true;
    if (sentence) line(sentence);
  };
  document.body.addEventListener("canvas-dicht", () => {
    const writing = document.querySelector("form[data-draft]");
    if (writing) stop("Het plan is vastgesteld. Ververs de pagina om te zien wat er nu staat.");
    else location.reload();
  });

  const line = (sentence) => {
    const place = document.getElementById("verbinding");
    if (place && place.textContent !== sentence) place.textContent = sentence;
  };
  const heard = () => {
    const wasLost = failures > 0;
    failures = 0;
    line("");
    if (wasLost) document.dispatchEvent(new CustomEvent("maatwerk:back"));
  };
  document.addEventListener("maatwerk:lost", () => {
    failures = Math.max(failures, 1);
    line("Geen verbinding. Wat anderen schrijven zie je pas als ze terug is; wat jij typt blijft bewaard in dit venster.");
  });
  window.addEventListener("online", () => ask());
  window.addEventListener("offline", () => document.dispatchEvent(new CustomEvent("maatwerk:lost")));
  window.addEventListener("pageshow", (event) => event.persisted && ask());
  document.addEventListener("visibilitychange", () => (document.hidden ? next(HIDDEN_MS) : ask()));
  // A box opened or closed here: colleagues see it at once.
  document.addEventListener("htmx:load", (event) => event.target.matches(".mw-box, body") && ask());
  document.addEventListener("focusin", (event) => event.target.matches("form[data-draft] textarea") && ask());

  // --- what comes back -----------------------------------------------------------------------------------------------------
  const sameText = (one, other) => one.textContent.replace(/\s+/g, " ") === other.textContent.replace(/\s+/g, " ");
  // Drawn again only when they read differently: a live region would say the same once more.
  const QUIET = /^(blad-kop|wie-is-hier|aanwezig-.*)$/;
  let inStrip = "";

  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target, fragment } = event.detail;
    if (target.id === "onder-het-blad" && target.contains(document.activeElement)) inStrip = document.activeElement.href || "";
    if (QUIET.test(target.id)) event.detail.shouldSwap = !sameText(target, fragment);
    if (!target.classList.contains("mw-box")) return;
    event.detail.shouldSwap = isNews(target, fragment.firstElementChild);
  });
  // The link that had the focus is a new one now.
  document.addEventListener("htmx:afterSettle", () => {
    if (!inStrip) return;
    const link = [...document.querySelectorAll("#onder-het-blad a")].find((link) => link.href === inStrip);
    inStrip = "";
    if (link && document.activeElement === document.body) link.focus();
  });

  // Whether a box that came in takes the place of the one that stands there.
  const isNews = (box, incoming) => {
    if (!incoming.dataset.revision) return !sameText(box, incoming);
    // It is being opened: what comes to stand there must find its place.
    if (box.querySelector(".htmx-request")) {
      missed = true;
      return false;
    }
    const [shown, newest] = [Number(box.dataset.revision), Number(incoming.dataset.revision)];
    const form = box.querySelector("form[data-draft]");
    if (form) {
      if (newest > boxes.baseOf(form)) tell(form, incoming);
      return false;
    }
    if (newest > shown) announce(incoming);
    return newest > shown || (newest === shown && incoming.dataset.todo !== box.dataset.todo);
  };

  const said = new Map();
  const announce = (incoming) => {
    const { by, when } = incoming.dataset;
    const key = by + incoming.id;
    if (!by || Date.now() - (said.get(key) || 0) < SAID_MS) return;
    said.set(key, Date.now());
    const label = incoming.querySelector("h2").textContent;
    document.getElementById("wat-anderen-schrijven").textContent = `${by} heeft ${label} ${when} gewijzigd.`;
  };

  const tell = (form, incoming) => {
    const { text, revision, time, by, when } = incoming.dataset;
    const place = form.querySelector(".mw-box__news");
    if (boxes.newer(form, text, revision, time) === "refreshed") {
      place.replaceChildren();
      announce(incoming);
      return;
    }
    if (place.dataset.revision === revision) return;
    place.dataset.revision = revision;
    const sentence = document.createElement("p");
    sentence.textContent = by ? `${by} heeft dit vak ${when} gewijzigd.` : `Je hebt dit vak ${when} zelf gewijzigd, in een ander venster.`;
    const more = document.createElement("details");
    more.className = "mw-details";
    const summary = document.createElement("summary");
    summary.textContent = "Bekijk die tekst";
    const shown = incoming.querySelector(".mw-box__text");
    more.append(summary, shown ? shown.cloneNode(true) : "Het vak is leeggemaakt.");
    place.replaceChildren(sentence, more);
  };
})();
