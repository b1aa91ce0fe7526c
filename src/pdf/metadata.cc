#include "pdf/metadata.h"

#include <chrono>

namespace handbill::pdf {

namespace {

/// Year, month, day, hour, minute, second with `separators` between them.
std::string date(std::int64_t seconds, std::string_view day_separator, std::string_view middle,
                 std::string_view time_separator) {
  const std::chrono::sys_seconds instant{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day ymd(day);
  const std::chrono::hh_mm_ss time(instant - day);
  std::string text;
  const auto add = [&](long value, int digits) {
    for (int power = digits == 4 ? 1000 : 10; power > 0; power /= 10)
      text += static_cast<char>('0' + value / power % 10);
  };
  add(static_cast<int>(ymd.year()), 4);
  text += day_separator;
  add(static_cast<long>(static_cast<unsigned>(ymd.month())), 2);
  text += day_separator;
  add(static_cast<long>(static_cast<unsigned>(ymd.day())), 2);
  text += middle;
  add(time.hours().count(), 2);
  text += time_separator;
  add(time.minutes().count(), 2);
  text += time_separator;
  add(time.seconds().count(), 2);
  return text + "Z";
}

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
        break;
    }
  }
  return out;
}

std::string item(std::string_view language, std::string_view text) {
  return "<rdf:li xml:lang=\"" + escape(language) + "\">" + escape(text) + "</rdf:li>";
}

/// What PDF/X asks for beyond that (ISO 15930-7, 6.6): X-4 has a name space of its own, X-1a that of Info's keys.
std::string standard_of(const FinishOptions& options) {
  const bool is_x4 = options.standard == "PDF/X-4";
  const std::string key = is_x4 ? "pdfxid:GTS_PDFXVersion" : "pdfx:GTS_PDFXVersion";
  const std::string space =
      is_x4 ? "xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\"" : "xmlns:pdfx=\"http://ns.adobe.com/pdfx/1.3/\"";
  std::string xmp = std::string("<pdf:Trapped>") + (options.trapped ? "True" : "False") + "</pdf:Trapped>\n";
  xmp += "<" + key + " " + space + ">" + options.standard + "</" + key + ">\n";
  constexpr std::string_view media = " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\">";
  const auto add = [&](const std::string& name, const std::string& value) {
    xmp += "<xmpMM:" + name + std::string(media) + escape(value) + "</xmpMM:" + name + ">\n";
  };
  add("DocumentID", options.document_id);
  add("InstanceID", options.document_id);
  add("VersionID", "1");
  add("RenditionClass", "default");
  return xmp;
}

}  // namespace

std::string pdf_date(std::int64_t seconds) { return "D:" + date(seconds, "", "", ""); }
std::string xmp_date(std::int64_t seconds) { return date(seconds, "-", "T", ":"); }

std::string xmp_packet(const FinishOptions& options) {
  const std::string instant = xmp_date(options.date);
  std::string xmp =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
      " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
      "<dc:format>application/pdf</dc:format>\n";
  xmp += "<dc:title><rdf:Alt>" + item("x-default", options.title);
  if (!options.language.empty()) xmp += item(options.language, options.title);
  xmp += "</rdf:Alt></dc:title>\n";
  if (!options.author.empty())
    xmp += "<dc:creator><rdf:Seq><rdf:li>" + escape(options.author) + "</rdf:li></rdf:Seq></dc:creator>\n";
  if (!options.language.empty())
    xmp += "<dc:language><rdf:Bag><rdf:li>" + escape(options.language) + "</rdf:li></rdf:Bag></dc:language>\n";
  xmp += "<xmp:CreateDate>" + instant + "</xmp:CreateDate>\n<xmp:ModifyDate>" + instant +
         "</xmp:ModifyDate>\n<xmp:MetadataDate>" + instant + "</xmp:MetadataDate>\n";
  xmp += "<pdf:Producer>" + escape(options.producer) + "</pdf:Producer>\n";
  if (!options.standard.empty()) xmp += standard_of(options);
  xmp += "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
  return xmp;
}

std::string ascii_uri(std::string_view uri) {
  std::string out;
  for (const char c : uri) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7f) {
      out += c;
    } else {
      out += '%';
      out += "0123456789ABCDEF"[byte >> 4];
      out += "0123456789ABCDEF"[byte & 15];
    }
  }
  return out;
}

}  // namespace handbill::pdf
