// A choice that shows only the fields that belong to it.
(() => {
  "use strict";

  const show = (choice) => {
    const form = choice.closest("form");
    const chosen = form.querySelector("[data-switch]:checked");
    for (const part of form.querySelectorAll("[data-when]")) {
      part.hidden = Boolean(chosen) && part.dataset.when !== chosen.value;
    }
  };
  for (const choice of document.querySelectorAll("[data-switch]")) {
    choice.addEventListener("change", () => show(choice));
    show(choice);
  }
})();
