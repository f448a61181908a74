// Keeps what was typed into a form and not yet sent, on this device only, so that a lost network loses no work.
// A form asks for it by data-draft="name"; forms with personal data do not.
// The server says when a draft has been taken in: only then is it forgotten.
for (const taken of document.querySelectorAll("[data-draft-taken]")) {
  localStorage.removeItem(`draft:${taken.dataset.draftTaken}`);
}
for (const form of document.querySelectorAll("form[data-draft]")) {
  const key = `draft:${form.dataset.draft}`;
  const fields = () =>
    [...form.elements].filter((field) => field.name && !["hidden", "password", "file", "submit"].includes(field.type));
  const isChoice = (field) => field.type === "checkbox" || field.type === "radio";
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  };
  const kept = read();
  if (kept && !form.querySelector("[aria-invalid]")) {
    for (const field of fields()) {
      const values = kept[field.name];
      if (!Array.isArray(values)) continue;
      if (isChoice(field)) field.checked = values.includes(field.value);
      else if (!field.value) field.value = values[0] ?? "";
    }
  }
  form.addEventListener("input", () => {
    const draft = {};
    for (const field of fields()) {
      draft[field.name] ??= [];
      if (!isChoice(field) || field.checked) draft[field.name].push(field.value);
    }
    try {
      localStorage.setItem(key, JSON.stringify(draft));
    } catch {
      // A full or barred store must not stop the typing.
    }
  });
}
