/** What the drawing of a FIN and a RST says, for who does not see it. */
export const FIN_AND_RST = {
  es: {
    description:
      'El otro extremo llama a close() y su núcleo envía un FIN. Nuestro extremo pasa a CLOSE_WAIT y el programa recibe el evento end. La primera escritura se acepta y sus datos cruzan. Como ya no hay programa al otro lado, su núcleo responde con un RST y la conexión desaparece en ambos extremos. La segunda escritura no cruza nada: falla con EPIPE.',
  },
  en: {
    description:
      'The peer calls close() and its kernel sends a FIN. Our end goes to CLOSE_WAIT and the program gets the end event. The first write is accepted and its data crosses. As no program is left on the other side, its kernel answers with a RST and the connection is gone at both ends. The second write sends nothing across: it fails with EPIPE.',
  },
} as const;
