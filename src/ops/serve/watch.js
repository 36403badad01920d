// Asks twice a second whether the text has changed, and puts the new pages in place of the old ones:
// where one was reading, one goes on reading.
"use strict";
const main = document.querySelector("main");
const gone = document.querySelector(".gone");
let state = document.body.dataset.state;

async function look() {
  try {
    const now = await (await fetch("/state")).text();
    gone.hidden = true;
    if (now !== state) {
      const answer = await fetch("/content");
      const pages = document.querySelector(".pages");
      const text = document.querySelector(".text");
      const at = [pages ? pages.scrollTop : 0, text ? text.scrollTop : 0];
      main.innerHTML = await answer.text();
      document.querySelector(".pages").scrollTop = at[0];
      document.querySelector(".text").scrollTop = at[1];
      state = now;
    }
  } catch {
    gone.hidden = false;
  }
  setTimeout(look, 500);
}

setTimeout(look, 500);
