/** Where the site is published, as `SITE_URL` and `BASE_URL` say while it is built. */

/** Its host, without a slash at the end. */
export const siteUrl = process.env['SITE_URL'] ?? 'https://tuberia-rota.example';

/** Its own root below that host, of which every locale but the first is a subfolder; ends with a slash. */
export const rootBaseUrl = process.env['BASE_URL'] ?? '/';
