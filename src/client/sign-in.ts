// Signing in with a passkey.
export {}
