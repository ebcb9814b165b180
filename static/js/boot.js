// In the head, before anything is drawn: the menu on a phone folds only where a script can open it again.
document.documentElement.classList.add("js");
