// What qpdf's archive asks of GnuTLS, by GnuTLS's own names. qpdf digests a key for every object that it writes, secret
// or not; GLib, which is here anyway, digests as well. Linked outright, GnuTLS would bring seven more libraries, whose
// names the dynamic linker looked up at every start (docs/speed.md). Nobody outside a program of ours sees these names.
#include <glib.h>
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>

#include <array>
#include <stdexcept>

#define LOCAL __attribute__((visibility("hidden")))

namespace {

constexpr int unknown_algorithm = GNUTLS_E_UNWANTED_ALGORITHM;

/// Ciphers and random numbers are for secret PDFs.
[[noreturn]] void refuse() { throw std::logic_error("Handbill neither reads nor writes secret PDFs"); }

GChecksum* checksum_of(gnutls_hash_hd_t hash) { return static_cast<GChecksum*>(static_cast<void*>(hash)); }

}  // namespace

LOCAL int gnutls_hash_init(gnutls_hash_hd_t* hash, gnutls_digest_algorithm_t algorithm) {
  constexpr std::array<std::pair<gnutls_digest_algorithm_t, GChecksumType>, 4> types{{
      {GNUTLS_DIG_MD5, G_CHECKSUM_MD5},
      {GNUTLS_DIG_SHA256, G_CHECKSUM_SHA256},
      {GNUTLS_DIG_SHA384, G_CHECKSUM_SHA384},
      {GNUTLS_DIG_SHA512, G_CHECKSUM_SHA512},
  }};
  for (const auto& [theirs, ours] : types) {
    if (theirs != algorithm) continue;
    *hash = static_cast<gnutls_hash_hd_t>(static_cast<void*>(g_checksum_new(ours)));
    return GNUTLS_E_SUCCESS;
  }
  return unknown_algorithm;
}

LOCAL int gnutls_hash(gnutls_hash_hd_t hash, const void* bytes, std::size_t size) {
  g_checksum_update(checksum_of(hash), static_cast<const guchar*>(bytes), static_cast<gssize>(size));
  return GNUTLS_E_SUCCESS;
}

/// The digest goes to `digest` where that is not null.
LOCAL void gnutls_hash_deinit(gnutls_hash_hd_t hash, void* digest) {
  gsize largest = 64;
  if (digest != nullptr) g_checksum_get_digest(checksum_of(hash), static_cast<guint8*>(digest), &largest);
  g_checksum_free(checksum_of(hash));
}

LOCAL const char* gnutls_strerror(int error) {
  return error == unknown_algorithm ? "no such digest" : "no error of a digest";
}

LOCAL int gnutls_cipher_init(gnutls_cipher_hd_t* /*cipher*/, gnutls_cipher_algorithm_t /*algorithm*/,
                             const gnutls_datum_t* /*key*/, const gnutls_datum_t* /*start*/) {
  refuse();
}
LOCAL int gnutls_cipher_encrypt2(gnutls_cipher_hd_t /*cipher*/, const void* /*from*/, std::size_t /*from_size*/,
                                 void* /*to*/, std::size_t /*to_size*/) {
  refuse();
}
LOCAL int gnutls_cipher_decrypt2(gnutls_cipher_hd_t /*cipher*/, const void* /*from*/, std::size_t /*from_size*/,
                                 void* /*to*/, std::size_t /*to_size*/) {
  refuse();
}
LOCAL void gnutls_cipher_deinit(gnutls_cipher_hd_t /*cipher*/) {}
LOCAL std::size_t gnutls_cipher_get_key_size(gnutls_cipher_algorithm_t /*algorithm*/) { refuse(); }
LOCAL int gnutls_rnd(gnutls_rnd_level_t /*level*/, void* /*bytes*/, std::size_t /*size*/) { refuse(); }
