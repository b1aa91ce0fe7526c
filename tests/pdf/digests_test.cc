#include <gtest/gtest.h>

#include <fstream>
#include <iomanip>
#include <sstream>

#include <qpdf/QPDFCryptoImpl.hh>
#include <qpdf/QPDFCryptoProvider.hh>

namespace {

template <typename Bytes>
std::string hex_of(const Bytes& bytes) {
  std::ostringstream out;
  for (const char c : bytes) out << std::hex << std::setw(2) << std::setfill('0') << (static_cast<unsigned>(c) & 0xff);
  return out.str();
}

const unsigned char* bytes_of(const std::string& text) {
  return static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
}

std::string md5_of(const std::string& text) {
  const auto digests = QPDFCryptoProvider::getImpl();
  digests->MD5_init();
  digests->MD5_update(bytes_of(text), text.size());
  digests->MD5_finalize();
  std::array<unsigned char, 16> digest{};
  digests->MD5_digest(digest.data());
  return hex_of(digest);
}

std::string sha2_of(const std::string& text, int bits) {
  const auto digests = QPDFCryptoProvider::getImpl();
  digests->SHA2_init(bits);
  digests->SHA2_update(bytes_of(text), text.size());
  digests->SHA2_finalize();
  return hex_of(digests->SHA2_digest());
}

// RFC 1321, A.5, and FIPS 180-2, B and C.
TEST(Digests, OfQpdfAreThoseOfTheStandards) {
  EXPECT_EQ(md5_of(""), "d41d8cd98f00b204e9800998ecf8427e");
  EXPECT_EQ(md5_of("abc"), "900150983cd24fb0d6963f7d28e17f72");
  EXPECT_EQ(sha2_of("abc", 256), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha2_of("abc", 384).substr(0, 32), "cb00753f45a35e8bb5a03d699ac65007");
  EXPECT_EQ(sha2_of("abc", 512).substr(0, 32), "ddaf35a193617abacc417349ae204131");
}

TEST(Digests, ComeWithoutCiphers) {
  const auto ciphers = QPDFCryptoProvider::getImpl();
  const std::string key = "0123456789abcdef";
  EXPECT_THROW(ciphers->rijndael_init(true, bytes_of(key), key.size(), false, nullptr), std::logic_error);
  EXPECT_THROW(ciphers->RC4_init(bytes_of(key), static_cast<int>(key.size())), std::logic_error);
}

TEST(Digests, LoadNoGnuTls) {
  md5_of("abc");
  std::ifstream in("/proc/self/maps");
  std::ostringstream maps;
  maps << in.rdbuf();
  EXPECT_NE(maps.str().find("libglib"), std::string::npos);
  EXPECT_EQ(maps.str().find("gnutls"), std::string::npos);
}

}  // namespace
