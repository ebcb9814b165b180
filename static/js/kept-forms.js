// Who sends a form after her session ended meets the page to sign in. What she filled in is kept in this tab until it is
// known to have arrived; when she comes back to that page it stands there again. Boxes, lines and blocks that keep
// themselves (data-draft, data-line, data-saves) see to it on their own.
(() => {
  "use strict";

  const { drafts } = window.maatwerk;
  const KEY = "maatwerk-form";
  const SENTENCE = "Je was afgemeld toen je dit verstuurde. Wat je had ingevuld staat er weer. Kijk het na en verstuur het nog eens.";
  // A new page has a token of its own, and a double submit can't be meant; a password or a file is never kept.
  const FRESH = ["csrfmiddlewaretoken", "once"];
  const NEVER = ["password", "file", "submit", "button", "image", "reset"];
  const who = document.body.dataset.who || "";
  const here = location.pathname + location.search;

  const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !NEVER.includes(field.type) && !FRESH.includes(field.name));
  const actionOf = (form) => form.getAttribute("action") || "";
  const isPlain = (form) => form.method === "post" && !form.matches("[data-draft], [data-line], [data-saves], [hx-post]");

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !who || !isPlain(form) || new URL(form.action, location).pathname === "/afmelden/") return;
    const fields = fieldsOf(form);
    if (!fields.some((field) => field.type !== "hidden")) return;
    const values = fields.map(({ name, type, value, checked }) => ({ name, type, value, checked }));
    drafts.write(KEY, { who, here, action: actionOf(form), values, lost: false });
  });

  const made = (name, look) => {
    const element = document.createElement(name);
    if (look) element.className = look;
    return element;
  };
  const putBack = (form, values) => {
    for (const field of fieldsOf(form)) {
      const many = field.type === "checkbox" || field.type === "radio";
      const at = values.findIndex((one) => one.name === field.name && one.type === field.type && (!many || one.value === field.value));
      if (at < 0) continue;
      const [one] = values.splice(at, 1);
      if (field.type === "select-multiple") continue;
      field.checked = one.checked;
      if (!many) field.value = one.value;
      if (field.type !== "hidden") field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const told = made("div", "utrecht-alert utrecht-alert--warning mw-alert mw-alert--warn");
    told.setAttribute("role", "alert");
    told.tabIndex = -1;
    const icon = made("span", "mw-icon mw-icon--warn"), content = made("div", "utrecht-alert__content"), sentence = made("p", "");
    icon.setAttribute("aria-hidden", "true");
    sentence.textContent = SENTENCE;
    content.append(sentence);
    told.append(icon, content);
    form.before(told);
    told.focus();
  };

  // Who is nobody can't tell whose it is; who is signed in gets only her own.
  const sent = drafts.read(KEY, who || undefined);
  if (!sent) return;
  if (!who) {
    // Nobody is signed in: it did not arrive.
    drafts.write(KEY, { ...sent, lost: true });
    return;
  }
  if (!sent.lost) {
    drafts.drop(KEY);
    return;
  }
  const form = sent.here === here && [...document.forms].find((one) => isPlain(one) && actionOf(one) === sent.action);
  if (!form) return;
  drafts.drop(KEY);
  putBack(form, sent.values);
})();
