// In the head, before anything is drawn.
(() => {
  "use strict";

  // The menu on a phone folds only where a script can open it again.
  document.documentElement.classList.add("js");

  // A button that asks first may be pressed before app.js is here: the press waits for the question. Without app.js it
  // does what it does without a script.
  let pressed = null;
  const hold = (event) => {
    if (!event.submitter || !event.submitter.dataset.confirm) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed = event.submitter;
  };
  document.addEventListener("submit", hold, true);
  // The press that was held, once; from now on nothing is held.
  const taken = () => {
    const button = pressed;
    document.removeEventListener("submit", hold, true);
    pressed = null;
    return button && button.isConnected ? button : null;
  };
  window.addEventListener("load", () => {
    const button = taken();
    if (button) button.form.requestSubmit(button);
  });
  window.maatwerk = { pressedEarly: taken };
})();
