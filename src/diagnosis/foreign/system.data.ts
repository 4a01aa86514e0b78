/** Codes of the operating system. */
import { defineForeign } from '../define.ts';

export default defineForeign({
  rank: 10,
  errors: {
    ENOENT: {
      patterns: [
        'enoent',
        'filenotfounderror',
        'no such file or directory',
        'no existe el fichero o el directorio',
        'no existe el archivo o el directorio',
      ],
      what: { es: 'no existe ese archivo o esa orden', en: 'there is no such file or command' },
    },
    EADDRINUSE: {
      patterns: ['eaddrinuse', 'address already in use', 'la direccion ya se esta usando'],
      what: { es: 'otro proceso ocupa ya el puerto', en: 'another process has the port already' },
    },
    EADDRNOTAVAIL: {
      patterns: ['eaddrnotavail', 'cannot assign requested address'],
      what: { es: 'la máquina no tiene esa dirección', en: 'the machine does not have that address' },
    },
    ETIMEDOUT: {
      patterns: [
        'etimedout',
        'esockettimedout',
        'timeouterror',
        'und_err_connect_timeout',
        'und_err_headers_timeout',
        'und_err_body_timeout',
        'timeout of*',
        'connecttimeout*',
        'readtimeout*',
        'connection timed out',
        'expiro el tiempo de conexion',
      ],
      what: { es: 'se agotó el tiempo de espera', en: 'it timed out' },
    },
    EACCES: {
      patterns: ['eacces', 'permissionerror', 'permission denied', 'permiso denegado'],
      what: { es: 'falta permiso', en: 'permission is missing' },
    },
    EPERM: {
      patterns: ['eperm', 'operation not permitted'],
      what: { es: 'operación no permitida', en: 'the operation is not permitted' },
    },
    ENOTFOUND: {
      patterns: [
        'enotfound',
        'gaierror',
        'name or service not known',
        'could not resolve host',
        'name resolution*',
      ],
      what: { es: 'el DNS no conoce ese nombre', en: 'DNS does not know that name' },
    },
    EAI_AGAIN: { patterns: ['eai_again'], what: { es: 'el DNS no responde', en: 'DNS does not answer' } },
    EMFILE: {
      patterns: ['emfile', 'enfile', 'too many open files'],
      what: { es: 'demasiados archivos abiertos', en: 'too many open files' },
    },
    ENOSPC: {
      patterns: ['enospc', 'no space left on device', 'no queda espacio en el dispositivo'],
      what: {
        es: 'el disco está lleno, o ya se vigilan demasiados archivos',
        en: 'the disk is full, or too many files are being watched',
      },
    },
    ENOMEM: {
      patterns: [
        'enomem',
        'cannot allocate memory',
        'heap out of memory',
        'memoryerror',
        'oomkilled',
        'allocation failed',
        'exit code 137',
      ],
      what: { es: 'se acabó la memoria', en: 'memory ran out' },
    },
    EEXIST: {
      patterns: ['eexist', 'fileexistserror', 'file exists', 'el archivo ya existe', 'el fichero ya existe'],
      what: { es: 'ya existe', en: 'it exists already' },
    },
    EISDIR: {
      patterns: ['eisdir', 'isadirectoryerror', 'is a directory', 'es un directorio'],
      what: { es: 'es un directorio', en: 'it is a directory' },
    },
    ENOTDIR: {
      patterns: ['enotdir', 'notadirectoryerror', 'not a directory', 'no es un directorio'],
      what: { es: 'no es un directorio', en: 'it is not a directory' },
    },
    ENOTEMPTY: {
      patterns: ['enotempty', 'directory not empty'],
      what: { es: 'el directorio no está vacío', en: 'the directory is not empty' },
    },
    EBUSY: {
      patterns: ['ebusy', 'resource busy', 'dispositivo o recurso ocupado'],
      what: { es: 'está en uso', en: 'it is in use' },
    },
    EROFS: {
      patterns: ['erofs', 'read-only file system'],
      what: { es: 'es de solo lectura', en: 'it is read-only' },
    },
    EXDEV: {
      patterns: ['exdev', 'invalid cross-device link'],
      what: { es: 'está en otro sistema de archivos', en: 'it is on another file system' },
    },
    EIO: {
      patterns: [
        'write eio',
        'read eio',
        'input/output error',
        'error de entrada/salida',
        'getaddrinfo eio',
        'eio: i/o error*',
      ],
      what: { es: 'falló el dispositivo', en: 'the device failed' },
    },
    EBADF: {
      patterns: ['ebadf', 'bad file descriptor'],
      what: { es: 'ese descriptor no está abierto', en: 'that descriptor is not open' },
    },
    EINVAL: {
      patterns: ['einval', 'invalid argument', 'argumento invalido'],
      what: { es: 'un argumento no vale', en: 'an argument is not valid' },
    },
    EAGAIN: {
      patterns: ['eagain', 'resource temporarily unavailable', 'blockingioerror'],
      what: { es: 'aún no se puede: hay que repetir', en: 'not possible yet: try again' },
    },
    ECANCELED: { patterns: ['ecanceled'], what: { es: 'se canceló', en: 'it was cancelled' } },
  },
});
