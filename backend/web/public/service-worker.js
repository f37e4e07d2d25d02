/* global self, caches, fetch, URL */

// Keeps one page that says "offline", and its icon. Nothing else is ever answered from the cache: a number on the
// screen comes from the server or is not shown. Raise the version when offline.html changes.
const cacheName = 'valora-offline-1';
const page = '/offline.html';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll([page, '/icons/icon.svg']))
      .then(() => self.skipWaiting()),
  );
});

const removeOlder = async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name)));
};

self.addEventListener('activate', (event) => {
  event.waitUntil(removeOlder().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const isIcon = new URL(request.url).pathname === '/icons/icon.svg';
  if (request.mode !== 'navigate' && !isIcon) return;
  event.respondWith(
    fetch(request).catch(async (unreachable) => {
      const kept = await caches.match(isIcon ? '/icons/icon.svg' : page);
      if (kept) return kept;
      throw unreachable;
    }),
  );
});
