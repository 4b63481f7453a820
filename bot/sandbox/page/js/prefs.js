/** What the visitor chose, kept in this browser; a browser that keeps nothing simply forgets. */

export function remember(name, value) {
  try {
    localStorage.setItem(`birdcall.${name}`, value);
  } catch {
    // Private windows may refuse storage; the choice then lasts until the page is closed.
  }
}

export function recall(name) {
  try {
    return localStorage.getItem(`birdcall.${name}`);
  } catch {
    return null;
  }
}
