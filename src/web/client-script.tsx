/** A built client script, by name; module scripts are deferred by nature. Pages work without it. */
export const ClientScript = ({ src }: { src: string }) => <script type="module" src={src} />
