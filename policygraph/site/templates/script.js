(() => {
  'use strict';
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const live = document.querySelector('.live');
  const tell = (text) => { if (live) { live.textContent = ''; live.textContent = text; } };

  // Where all pages are one file, the one that holds the target shows. A link into a closed group opens it.
  const pages = $$('section.page');
  const reveal = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    const target = name && !name.startsWith('?') ? document.getElementById(name) : null;
    const page = target?.closest('section.page');
    pages.forEach((each, number) => { each.hidden = page ? each !== page : number > 0; });
    $$('.menu a').forEach((link) => {
      if (!pages.length) return;
      const shown = pages.find((each) => !each.hidden);
      link.toggleAttribute('aria-current', link.hash === '#' + shown.id);
    });
    if (!target) return;
    for (let up = target.closest('details'); up; up = up.parentElement.closest('details')) up.open = true;
    target.scrollIntoView();
  };

  // The other language opens at the same place.
  $$('a[data-keep-hash]').forEach((link) => {
    const bare = link.getAttribute('href');
    link.addEventListener('click', () => { link.href = bare + location.hash; });
  });

  // Small screens start with the contents closed.
  const menu = document.querySelector('.menu');
  if (menu && matchMedia('(max-width: 62rem)').matches) menu.open = false;

  // Filters: every row carries its facts as data; groups without a visible row step aside.
  const keeps = (row, wanted) => wanted.every(([name, value]) => {
    if (name === 'text') {
      row.haystack ??= row.textContent.toLowerCase();
      return value.toLowerCase().split(/\s+/).every((word) => row.haystack.includes(word));
    }
    return (row.dataset[name] || '').split(' ').includes(value);
  });
  $$('form.filters').forEach((form) => {
    const within = form.parentElement;
    const rows = $$('.row', within);
    const counted = within.querySelector('.counted');
    const apply = () => {
      const wanted = [...new FormData(form)].filter(([, value]) => value);
      let visible = 0;
      rows.forEach((row) => { row.hidden = !keeps(row, wanted); visible += row.hidden ? 0 : 1; });
      $$('.group', within).forEach((group) => {
        const left = $$('.row', group).filter((row) => !row.hidden).length;
        group.hidden = !left;
        if (wanted.length) group.open = left > 0 && left <= 20;
      });
      if (counted) counted.textContent = counted.dataset.counted.replace('{visible}', visible).replace('{all}', rows.length);
      return wanted;
    };
    const remember = () => {
      const state = new URLSearchParams(apply()).toString();
      if (pages.length) return;
      try { history.replaceState(null, '', state ? '#?' + state : location.pathname + location.search); } catch { /* a page inside another has no history */ }
    };
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', remember);
    form.addEventListener('reset', () => setTimeout(remember));
    const recall = () => {
      if (!location.hash.startsWith('#?')) return;
      new URLSearchParams(location.hash.slice(2)).forEach((value, name) => { if (form.elements[name]) form.elements[name].value = value; });
    };
    recall();
    apply();
  });

  // Copy a citation; where the clipboard is closed, the words are selected for copying by hand.
  const copy = async (text) => {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* fall through */ }
    const box = document.createElement('textarea');
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand('copy');
    box.remove();
    return done;
  };
  const cite = (finding) => {
    const parts = { text: '.saying', id: '.id' };
    return live.dataset.citation.replace(/\{(text|id)\}/g, (_, name) => finding.querySelector(parts[name]).textContent);
  };
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('button.copy');
    if (!button) return;
    const text = button.dataset.copy ?? cite(button.closest('.finding'));
    await copy(text);
    tell(text);
    button.classList.add('done');
    setTimeout(() => button.classList.remove('done'), 1500);
  });

  // Heads of sortable tables answer the keyboard too.
  $$('table.sortable thead th').forEach((head) => {
    head.tabIndex = 0;
    head.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); head.click(); }
    });
  });
  $$('input[data-table]').forEach((input) => {
    const lines = () => $$('#' + CSS.escape(input.dataset.table) + ' tbody tr, #' + CSS.escape(input.dataset.table) + ' > .entry');
    input.addEventListener('input', () => {
      const words = input.value.toLowerCase().split(/\s+/);
      lines().forEach((line) => { line.hidden = !words.every((word) => line.textContent.toLowerCase().includes(word)); });
    });
  });

  // One of several views: radio buttons name the layer that shows.
  $$('[data-views]').forEach((box) => {
    const show = () => {
      const chosen = box.querySelector('input[type=radio]:checked, select')?.value;
      $$('[data-view]', box).forEach((layer) => { layer.hidden = layer.dataset.view !== chosen; });
    };
    box.addEventListener('input', show);
    show();
  });

  addEventListener('hashchange', reveal);
  reveal();
})();
