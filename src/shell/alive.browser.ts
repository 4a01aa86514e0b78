/** Whether React has taken the page over: from then on it does by itself what the browser scripts did for it. */
export const isAlive = (): boolean => document.documentElement.dataset['hasHydrated'] === 'true';
