"use strict";
// Keys of the reading page. Without this script every link on the page works as well.
(() => {
  const excerpts = [...document.querySelectorAll(".excerpt")];
  if (!excerpts.length) return;
  document.querySelector(".keys").hidden = false;
  let last = -1;
  const opener = (excerpt) => excerpt.querySelector("a.open");
  const go = (number) => {
    if (number < 0 || number >= excerpts.length) return;
    opener(excerpts[number]).focus({ preventScroll: true });
    excerpts[number].scrollIntoView({ block: "nearest" });
  };
  const unfold = (excerpt) => {
    for (const other of excerpts) {
      const details = other.querySelector("details.who");
      if (details) details.open = other === excerpt;
      other.classList.toggle("current", other === excerpt);
    }
  };
  const close = () => {
    location.hash = "closed";
    unfold(null);
    if (last >= 0) go(last);
  };
  document.addEventListener("focusin", (event) => {
    const found = excerpts.indexOf(event.target.closest(".excerpt"));
    if (found >= 0) last = found;
  });
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "j") go(last + 1);
    else if (event.key === "k") go(last - 1);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  document.querySelectorAll("a.close").forEach((link) => {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      close();
    });
  });
  excerpts.forEach((excerpt, number) => {
    opener(excerpt).addEventListener("click", () => {
      last = number;
      unfold(excerpt);
    });
    excerpt.querySelector(".sentence").addEventListener("click", () => {
      if (!String(getSelection())) opener(excerpt).click();
    });
  });
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.id === "left-out") target.querySelector("details").open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
