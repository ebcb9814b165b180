// Small help for pages that also work without it: menu, one submit per press, questions before a step back, focus, htmx.
(() => {
  "use strict";

  const live = (sentence) => {
    const region = document.getElementById("mw-live");
    if (!region) return;
    region.textContent = sentence;
    clearTimeout(live.timer);
    if (sentence) live.timer = setTimeout(() => live(""), 9000);
  };
  Object.assign(window.maatwerk, { live, leaving: false, release: (form) => release(form) });

  // --- menu -------------------------------------------------------------------------------------------------------
  const header = document.getElementById("mw-header");
  const menu = document.querySelector("[data-menu]");
  const openMenu = (open) => {
    header.classList.toggle("is-open", open);
    menu.setAttribute("aria-expanded", String(open));
  };
  if (menu) {
    menu.addEventListener("click", () => openMenu(!header.classList.contains("is-open")));
    header.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && header.classList.contains("is-open")) {
        openMenu(false);
        menu.focus();
      }
    });
  }

  // --- a question before a step that is hard to undo ---------------------------------------------------------------
  const dialog = document.getElementById("mw-confirm");
  let asked = null;
  const ask = (form, button) => {
    asked = { form, button };
    dialog.querySelector("#mw-confirm-text").textContent = button.dataset.confirm;
    const yes = dialog.querySelector("[data-confirm-yes]");
    yes.textContent = button.dataset.confirmLabel || button.textContent.trim();
    yes.classList.toggle("nl-button--negative", button.classList.contains("nl-button--negative"));
    dialog.showModal();
    dialog.querySelector("[data-confirm-no]").focus();
  };
  if (dialog) {
    dialog.querySelector("[data-confirm-no]").addEventListener("click", () => dialog.close());
    dialog.querySelector("[data-confirm-yes]").addEventListener("click", () => {
      const { form, button } = asked;
      dialog.close();
      button.dataset.confirmed = "yes";
      form.requestSubmit(button);
      delete button.dataset.confirmed;
    });
    dialog.addEventListener("close", () => asked && asked.button.focus());
  }

  // --- one press, one submit ---------------------------------------------------------------------------------------
  // aria-disabled and not disabled: the name and value of the button travel along and the focus stays.
  const release = (form) => {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[data-busy]")) {
      delete button.dataset.busy;
      button.removeAttribute("aria-disabled");
      button.classList.remove("nl-button--busy");
    }
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter;
    if (button && button.dataset.confirm && !button.dataset.confirmed && dialog) {
      event.preventDefault();
      event.stopImmediatePropagation();
      ask(form, button);
      return;
    }
    if (form.method !== "post" || form.dataset.noGuard !== undefined || form.target === "_blank") return;
    if (form.dataset.sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.sent = "yes";
    if (button) {
      button.dataset.busy = "yes";
      button.setAttribute("aria-disabled", "true");
      button.classList.add("nl-button--busy");
    }
    setTimeout(() => release(form), 20000);
  }, true);
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));
  const early = window.maatwerk.pressedEarly();
  if (early) early.form.requestSubmit(early);

  // Who signs out leaves no text behind in this tab, nor in her other ones.
  const tabs = new BroadcastChannel("maatwerk");
  tabs.addEventListener("message", (event) => event.data === "afgemeld" && sessionStorage.clear());
  document.addEventListener("submit", (event) => {
    if (new URL(event.target.action, location).pathname !== "/afmelden/") return;
    sessionStorage.clear();
    tabs.postMessage("afgemeld");
    window.maatwerk.leaving = true;
  });
  // A poll under way hears that nobody is signed in any more: that answer must not lead away from where signing out leads.
  document.addEventListener("htmx:beforeOnLoad", (event) => window.maatwerk.leaving && event.preventDefault());
  window.addEventListener("pageshow", () => (window.maatwerk.leaving = false));

  // A closed button stays in the tab order so that its reason is found; pressing it does nothing.
  document.addEventListener("click", (event) => {
    const closed = event.target.closest(".nl-button--disabled[aria-disabled='true']");
    if (closed) event.preventDefault();
  });

  // --- focus -------------------------------------------------------------------------------------------------------
  const focusIn = (root) => {
    const target = root.matches && root.matches("[data-focus]") ? root : root.querySelector("[data-focus]");
    if (!target) return;
    if (target.classList.contains("mw-error-summary") && !document.title.startsWith("Let op: ")) {
      document.title = "Let op: " + document.title;
    }
    target.focus();
    // Once: what is swapped in later around it does not call the focus back.
    target.removeAttribute("data-focus");
  };
  focusIn(document);
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".mw-error-summary a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    field.focus();
    (field.closest(".utrecht-form-field, fieldset") || field).scrollIntoView({ block: "start" });
  });

  // --- htmx --------------------------------------------------------------------------------------------------------
  const token = document.querySelector("meta[name='csrf-token']");
  document.addEventListener("htmx:configRequest", (event) => {
    if (token && token.content) event.detail.headers["X-CSRFToken"] = token.content;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest && event.target.closest("form");
    if (form) release(form);
  });
  document.addEventListener("htmx:afterSettle", (event) => focusIn(event.target));
  document.addEventListener("htmx:sendError", () => live("Geen verbinding. Wat je typte staat nog op dit scherm. Probeer het zo opnieuw."));
  document.addEventListener("htmx:timeout", () => live("Het duurt te lang. Wat je typte staat nog op dit scherm. Probeer het zo opnieuw."));
  document.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    if (status === 403) live("Dit mag je nu niet. Ververs de pagina om te zien wat er veranderd is.");
    else if (status === 404) live("Dit is er niet meer, of is niet met je gedeeld.");
    else live("Er ging iets mis bij ons. Wat je typte staat nog op dit scherm. Probeer het zo opnieuw.");
  });
})();
