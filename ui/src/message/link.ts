/** The page of a message, if it is one of ours; otherwise the inbox. The server refuses others too. */
export const ours = (link: string) => (/^\/(?![/\\])/.test(link) ? link : "/messages");
