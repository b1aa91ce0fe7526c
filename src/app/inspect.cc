#include <cmath>
#include <nlohmann/json.hpp>

#include "app/pipeline.h"
#include "base/number.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Result;
using Json = nlohmann::ordered_json;

std::string place_text(base::Span span, const base::Sources& sources) {
  if (!span.is_known()) return "default";
  const auto place = base::place_of(sources.bytes(span.file), span.begin);
  return std::string(sources.name(span.file)) + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

double rounded_mm(base::Length length) { return std::round(length.to_mm() * 1000) / 1000; }

std::string_view kind_of(const style::Content& content) {
  struct Names {
    std::string_view operator()(const style::Stack& stack) const {
      return stack.axis == style::Axis::column ? "column" : "row";
    }
    std::string_view operator()(const style::Grid&) const { return "grid"; }
    std::string_view operator()(const style::Layers&) const { return "layers"; }
    std::string_view operator()(const style::TextContent& text) const {
      return text.blocks.size() > 1 ? "flow" : "text";
    }
    std::string_view operator()(const style::PictureContent&) const { return "picture"; }
    std::string_view operator()(const style::QrContent&) const { return "qr"; }
    std::string_view operator()(const style::RuleContent&) const { return "rule"; }
    std::string_view operator()(const style::TableContent&) const { return "table"; }
    std::string_view operator()(const style::DataTable&) const { return "table"; }
    std::string_view operator()(const style::SpaceContent&) const { return "space"; }
    std::string_view operator()(const style::FrameContent&) const { return "frame"; }
  };
  return std::visit(Names{}, content);
}

Json setting_json(const style::Setting& setting, const base::Sources& sources) {
  Json json{{"value", setting.value}, {"set_at", place_text(setting.set_at, sources)}};
  for (const auto& loser : setting.losers)
    json["losers"].push_back({{"value", loser.value}, {"set_at", place_text(loser.set_at, sources)}});
  return json;
}

/// A box of the page in a flat list: depth tells the tree.
struct Inspected {
  const layout::PlacedBox* box;
  int depth;
};
void flatten(const layout::PlacedBox& box, int depth, std::string_view wanted, std::vector<Inspected>& all) {
  if (box.node != nullptr && (wanted.empty() || box.node->id == wanted)) all.push_back({&box, depth});
  for (const auto& child : box.children) flatten(child, depth + 1, wanted, all);
}

Json box_json(const layout::PlacedBox& box, const base::Sources& sources) {
  const auto& node = *box.node;
  Json json{{"id", node.id},
            {"kind", kind_of(node.content)},
            {"role", product::name_of(node.role)},
            {"source", place_text(node.span, sources)}};
  json["rect_mm"] = {{"left", rounded_mm(box.rect.left)},
                     {"top", rounded_mm(box.rect.top)},
                     {"width", rounded_mm(box.rect.width)},
                     {"height", rounded_mm(box.rect.height)}};
  if (box.baseline) json["baseline_mm"] = rounded_mm(*box.baseline);
  Json sizes = Json::array();
  for (const auto& text : box.texts) {
    const double size = std::round(text.size.to_pt() * 100) / 100;
    if (sizes.empty() || sizes.back() != size) sizes.push_back(size);
  }
  if (!sizes.empty()) json["sizes_pt"] = std::move(sizes);
  json["style"] = Json::object();
  for (const auto& setting : node.settings) json["style"][setting.key] = setting_json(setting, sources);
  return json;
}

std::string mm_text(base::Length length) { return base::to_text(rounded_mm(length), 2); }

std::string box_text(const Inspected& inspected, const base::Sources& sources) {
  const auto& box = *inspected.box;
  const auto& node = *box.node;
  const std::string indent(static_cast<std::size_t>(inspected.depth) * 2, ' ');
  std::string text = indent + node.id + "  " + std::string(kind_of(node.content)) + "  " + mm_text(box.rect.left) +
                     " " + mm_text(box.rect.top) + "  " + mm_text(box.rect.width) + " x " + mm_text(box.rect.height) +
                     " mm  " + place_text(node.span, sources) + "\n";
  for (const auto& setting : node.settings) {
    text += indent + "    " + setting.key + ": " + setting.value + "  (" + place_text(setting.set_at, sources) + ")\n";
    for (const auto& loser : setting.losers)
      text += indent + "        not " + loser.value + "  (" + place_text(loser.set_at, sources) + ")\n";
  }
  return text;
}

}  // namespace

Result<std::string> inspect(const Job& job, std::string_view box, Style style, base::Sources& sources,
                            Diagnostics& diagnostics) {
  const Documents documents = TRY(load_documents(job, sources, diagnostics));
  Pictures pictures(job, sources, documents.campaign_root);
  Codes codes;
  const auto works = resolve_all(job, {documents, pictures, codes}, style::Explain::yes, 1);
  const auto fonts = TRY(open_fonts(documents, works, {}, diagnostics));
  Json pages = Json::array();
  std::string text;
  bool found = false;
  for (const auto& work : works) {
    diagnostics.append(work.diagnostics);
    if (!work.resolved) continue;
    Tools tools(fonts);
    layout::Context context{tools.shaper, {}};
    const auto placed = layout::place(*work.resolved, context, diagnostics);
    if (!placed) continue;
    std::vector<Inspected> boxes;
    for (const auto& page : placed->pages) flatten(page.root, 0, box, boxes);
    found = found || !boxes.empty();
    Json page{{"layout", work.unit.layout},
              {"language", work.unit.language},
              {"edition", work.unit.edition},
              {"boxes", Json::array()}};
    text += work.unit.layout + "  " + work.unit.language + "  " + work.unit.edition + "\n";
    for (const auto& each : boxes) {
      page["boxes"].push_back(box_json(*each.box, sources));
      text += box_text(each, sources);
    }
    pages.push_back(std::move(page));
  }
  if (!found && !diagnostics.has_errors()) {
    diagnostics
        .error("no-such-box", {}, "there is no box `" + std::string(box) + "` on these pages", base::Fault::usage)
        .hint("leave --box out to see all of them");
    return base::Failed{};
  }
  return style == Style::json ? pages.dump(2, ' ', false, Json::error_handler_t::replace) + "\n" : text;
}

}  // namespace handbill::app
