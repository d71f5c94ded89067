// Two conveniences: files that are dropped are sent, and the slider redraws at once. All works without them.
"use strict";

for (const form of document.querySelectorAll("form.paste")) {
  const files = form.querySelector("input[type=file]");
  const mark = (on) => (event) => {
    event.preventDefault();
    form.classList.toggle("over", on);
  };
  form.addEventListener("dragover", mark(true));
  form.addEventListener("dragleave", mark(false));
  form.addEventListener("drop", (event) => {
    mark(false)(event);
    if (event.dataTransfer.files.length) {
      files.files = event.dataTransfer.files;
      form.requestSubmit();
    }
  });
}

for (const form of document.querySelectorAll("form.length[data-base]")) {
  const slider = form.querySelector("input[type=range]");
  const output = form.querySelector("output");
  const frame = document.getElementById("page");
  let drawing = false;
  let drawn = slider.value;

  const draw = () => {
    if (drawing || slider.value === drawn) return;
    drawing = true;
    drawn = slider.value;
    const query = `?words=${drawn}`;
    // replace() adds no step to the history of the browser.
    frame.contentWindow.location.replace(`${form.dataset.base}/${form.dataset.shown}${query}`);
    history.replaceState(null, "", query);
    for (const link of document.querySelectorAll("a[data-format]")) {
      link.href = `${form.dataset.base}/${link.dataset.format}${query}`;
    }
  };
  frame.addEventListener("load", () => {
    drawing = false;
    draw();
  });
  slider.addEventListener("input", () => {
    output.value = slider.value;
    draw();
  });
  document.body.classList.add("live");
}
