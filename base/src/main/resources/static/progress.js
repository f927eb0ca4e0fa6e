// SPDX-License-Identifier: EUPL-1.2
// While something is being done, brings the page's progress up to date; without this script there is
// a link. When it is done, the whole page is loaded again.
const look = async () => {
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = document.getElementById('progress');
    const next = page.getElementById('progress');
    if (!next) {
      location.reload();
      return;
    }
    for (const part of ['label', 'progress']) {
      now.querySelector(part).replaceWith(next.querySelector(part));
    }
  } catch {
    // The next look may succeed.
  }
  setTimeout(look, 1000);
};
setTimeout(look, 1000);
