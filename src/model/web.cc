#include "model/web.h"

#include <algorithm>

#include "base/utf8.h"

namespace handbill::model {

namespace {

bool is_blank_or_control(char c) { return static_cast<unsigned char>(c) <= ' '; }

/// `www.example.org` of `https://www.example.org:80/path`.
std::string_view host_of(std::string_view address) {
  if (const std::size_t at = address.find("://"); at != std::string_view::npos) address.remove_prefix(at + 3);
  return address.substr(0, address.find_first_of("/?#:"));
}

bool is_host(std::string_view host) {
  const std::size_t dot = host.find('.');
  return dot != std::string_view::npos && dot > 0 && host.back() != '.' && host.find("..") == std::string_view::npos;
}

}  // namespace

std::optional<Paragraph> read_web(const source::Node& node, Scheme scheme, base::Diagnostics& diagnostics) {
  const bool required = scheme == Scheme::required;
  const std::string what =
      required ? "an address such as https://www.example.org/sign" : "an address such as www.example.org";
  const std::string* text = want_scalar(node, what, diagnostics);
  if (text == nullptr) return std::nullopt;
  const bool has_scheme = text->starts_with("https://") || text->starts_with("http://");
  const bool other_scheme = !has_scheme && text->find("://") != std::string::npos;
  const bool clean = std::ranges::none_of(*text, is_blank_or_control);
  if (clean && !other_scheme && (has_scheme || !required) && is_host(host_of(*text)))
    return Paragraph{*text, node.span};
  base::Diagnostic& error =
      diagnostics.error("bad-address", node.span, "expected " + what + ", found " + base::quote(*text));
  if (required && clean && !has_scheme && !other_scheme)
    error.hint("write https:// before it: the code on the page opens it");
  return std::nullopt;
}

}  // namespace handbill::model
