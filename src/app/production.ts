/**
 * React and its server read this when they are loaded, and must read the same: without it, the slow development build would render every
 * page. Imported before anything else, since imports are evaluated in their order.
 */
process.env['NODE_ENV'] ??= 'production'
