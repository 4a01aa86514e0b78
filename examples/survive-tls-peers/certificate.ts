// https://tuberia-rota.example/examples/survive-tls-peers/certificate.ts | SPDX-License-Identifier: 0BSD
/** A self-signed certificate for localhost and its key, for these tests only: the key is public, so it protects nothing. */
export const certificate = `
-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUObcfxa5+FOFCs9KEBiJ0VmEENxQwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNDAyMjA0MFoYDzIxMjYxMDMx
MDIyMDQwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQIGCGQCdQ6e1rKDYBpptPz2Tu1c/nUoTuytYsvihsggv4Vun73ngo1
/f27+VIkdk4aukIVY50TVgNJDrZckUE2o28wbTAdBgNVHQ4EFgQUjFrNU5nQyOIN
L7HPPlPWwZRD2UYwHwYDVR0jBBgwFoAUjFrNU5nQyOINL7HPPlPWwZRD2UYwGgYD
VR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZI
zj0EAwIDSAAwRQIhAL6GjQGkq+AIeDhdkmR6T4YgDC4vyXRZ29ftzGmvXz4YAiBN
GfZl8xhqrZjb4p6lfVNyyQo/OvDPh/r8T0JdQXUJuw==
-----END CERTIFICATE-----
`;

export const key = `
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgJJHqE4Z9f2RjkaPI
w8gydeH6EXP3kkr8NgamCXi5UGOhRANCAAQIGCGQCdQ6e1rKDYBpptPz2Tu1c/nU
oTuytYsvihsggv4Vun73ngo1/f27+VIkdk4aukIVY50TVgNJDrZckUE2
-----END PRIVATE KEY-----
`;
