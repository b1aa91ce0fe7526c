#include "image/flat.h"

#include <array>
#include <cmath>
#include <cstring>
#include <type_traits>

namespace handbill::image {

namespace {

constexpr std::array<char, 4> magic{'H', 'B', 'V', flat_version};

class Writer {
 public:
  template <typename T>
  void add(const T& value) {
    static_assert(std::is_arithmetic_v<T>);
    add_bytes(&value, sizeof value);
  }
  template <typename T>
  void add_all(const std::vector<T>& values) {
    add(static_cast<std::uint32_t>(values.size()));
    add_bytes(values.data(), values.size() * sizeof(T));
  }
  void add_bytes(const void* data, std::size_t size) { out_.append(static_cast<const char*>(data), size); }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

void write_transform(Writer& out, const base::Transform& map) {
  for (const double value : {map.xx, map.yx, map.xy, map.yy, map.dx, map.dy}) out.add(value);
}

void write_path(Writer& out, const PathData& path) {
  out.add_all(path.verbs);
  out.add_all(path.coordinates);
}

void write_paint(Writer& out, const VectorPaint& paint) {
  if (const auto* flat = std::get_if<Flat>(&paint)) {
    out.add(std::uint8_t{0});
    out.add(flat->colour);
    out.add(flat->opacity);
    return;
  }
  const auto& gradient = std::get<Gradient>(paint);
  out.add(static_cast<std::uint8_t>(gradient.radial ? 2 : 1));
  for (const double value : {gradient.x0, gradient.y0, gradient.r0, gradient.x1, gradient.y1, gradient.r1})
    out.add(value);
  write_transform(out, gradient.transform);
  out.add(static_cast<std::uint32_t>(gradient.stops.size()));
  for (const Stop& stop : gradient.stops) {
    out.add(stop.offset);
    out.add(stop.colour);
    out.add(stop.opacity);
  }
}

void write_stroke(Writer& out, const VectorStroke& stroke) {
  out.add(stroke.width);
  out.add(static_cast<std::uint8_t>(stroke.cap));
  out.add(static_cast<std::uint8_t>(stroke.join));
  out.add(stroke.miter_limit);
  out.add_all(stroke.dashes);
  out.add(stroke.dash_offset);
  write_transform(out, stroke.pen);
}

/// Takes numbers off the front; after the first that is missing or out of range it gives zeros and `ok` stays false.
class Scanner {
 public:
  explicit Scanner(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return bytes_.empty(); }
  void require(bool condition) { ok_ = ok_ && condition; }

  template <typename T>
  T number() {
    static_assert(std::is_arithmetic_v<T>);
    T value{};
    if (!has(sizeof value)) return value;
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    if constexpr (std::is_floating_point_v<T>) {
      if (!std::isfinite(value)) return ok_ = false, T{};
    }
    return value;
  }
  /// A number within [low, high].
  double ranged(double low, double high) {
    const auto value = number<double>();
    require(value >= low && value <= high);
    return value;
  }
  template <typename T>
  T enumerator(T last) {
    const auto value = number<std::uint8_t>();
    require(value <= static_cast<std::uint8_t>(last));
    return ok_ ? static_cast<T>(value) : T{};
  }
  /// A count of things that take at least `size` bytes each: never more than the bytes that are left could hold.
  std::size_t count(std::size_t size) {
    const std::size_t value = number<std::uint32_t>();
    return has(value * size) ? value : 0;
  }
  template <typename T>
  std::vector<T> all() {
    std::vector<T> values(count(sizeof(T)));
    if (values.empty()) return values;
    std::memcpy(values.data(), bytes_.data(), values.size() * sizeof(T));
    bytes_.remove_prefix(values.size() * sizeof(T));
    return values;
  }

 private:
  bool has(std::size_t size) {
    require(size <= bytes_.size());
    return ok_;
  }

  std::string_view bytes_;
  bool ok_ = true;
};

bool all_finite(const std::vector<double>& values) {
  // x - x is 0 for a finite x and NaN for every other.
  double sum = 0;
  for (const double value : values) sum += value - value;
  return sum == 0;
}

base::Transform read_transform(Scanner& in) {
  base::Transform map;
  for (double* value : {&map.xx, &map.yx, &map.xy, &map.yy, &map.dx, &map.dy}) *value = in.number<double>();
  return map;
}

PathData read_path(Scanner& in) {
  PathData path;
  path.verbs = in.all<PathData::Verb>();
  path.coordinates = in.all<double>();
  std::size_t points = 0;
  for (const PathData::Verb verb : path.verbs) {
    in.require(verb <= PathData::Verb::close);
    if (verb == PathData::Verb::move || verb == PathData::Verb::line) ++points;
    if (verb == PathData::Verb::curve) points += 3;
  }
  in.require(!path.verbs.empty() && path.verbs.front() == PathData::Verb::move);
  in.require(points * 2 == path.coordinates.size() && all_finite(path.coordinates));
  return path;
}

std::uint16_t read_colour(Scanner& in, std::size_t palette_size) {
  const auto colour = in.number<std::uint16_t>();
  in.require(colour < palette_size);
  return colour;
}

VectorPaint read_paint(Scanner& in, std::size_t palette_size) {
  const auto kind = in.number<std::uint8_t>();
  in.require(kind <= 2);
  if (kind == 0) {
    const auto colour = read_colour(in, palette_size);
    return Flat{colour, in.ranged(0, 1)};
  }
  Gradient gradient;
  gradient.radial = kind == 2;
  for (double* value : {&gradient.x0, &gradient.y0, &gradient.r0, &gradient.x1, &gradient.y1, &gradient.r1})
    *value = in.number<double>();
  in.require(gradient.r0 >= 0 && gradient.r1 >= 0);
  gradient.transform = read_transform(in);
  gradient.stops.resize(in.count(18));
  for (Stop& stop : gradient.stops) {
    stop.offset = in.ranged(0, 1);
    stop.colour = read_colour(in, palette_size);
    stop.opacity = in.ranged(0, 1);
  }
  in.require(!gradient.stops.empty());
  return gradient;
}

VectorStroke read_stroke(Scanner& in) {
  constexpr double most = 1e12;
  VectorStroke stroke;
  stroke.width = in.ranged(0, most);
  stroke.cap = in.enumerator(VectorStroke::Cap::square);
  stroke.join = in.enumerator(VectorStroke::Join::bevel);
  stroke.miter_limit = in.ranged(1, most);
  stroke.dashes = in.all<double>();
  double sum = 0;
  for (const double dash : stroke.dashes) in.require(dash >= 0 && dash <= most), sum += dash;
  in.require(stroke.dashes.empty() || sum > 0);
  stroke.dash_offset = in.number<double>();
  stroke.pen = read_transform(in);
  in.require(stroke.pen.xx * stroke.pen.yy != stroke.pen.xy * stroke.pen.yx);
  return stroke;
}

VectorPath read_vector_path(Scanner& in, const Vector& drawing) {
  VectorPath path;
  path.path = read_path(in);
  path.rule = in.enumerator(FillRule::evenodd);
  if (in.number<std::uint8_t>() != 0) path.fill = read_paint(in, drawing.palette.size());
  if (in.number<std::uint8_t>() != 0) {
    path.stroke = read_paint(in, drawing.palette.size());
    path.stroke_style = read_stroke(in);
  }
  in.require(path.fill || path.stroke);
  path.clips = in.all<std::uint16_t>();
  for (const std::uint16_t clip : path.clips) in.require(clip < drawing.clips.size());
  path.group_opacity = in.ranged(0, 1);
  return path;
}

/// Groups come sorted, hold paths that are there, and lie within or behind one another.
void read_groups(Scanner& in, Vector& drawing) {
  drawing.groups.resize(in.count(16));
  std::vector<std::uint64_t> ends;
  std::uint32_t before = 0;
  for (VectorGroup& group : drawing.groups) {
    group.first = in.number<std::uint32_t>();
    group.count = in.number<std::uint32_t>();
    group.opacity = in.ranged(0, 1);
    const std::uint64_t end = std::uint64_t{group.first} + group.count;
    in.require(group.count > 0 && group.first >= before && end <= drawing.paths.size());
    while (!ends.empty() && ends.back() <= group.first) ends.pop_back();
    in.require(ends.empty() || end <= ends.back());
    ends.push_back(end);
    before = group.first;
  }
}

}  // namespace

std::string write_flat(const Vector& drawing) {
  Writer out;
  out.add_bytes(magic.data(), magic.size());
  out.add(drawing.width);
  out.add(drawing.height);
  out.add_all(drawing.palette);
  out.add(static_cast<std::uint32_t>(drawing.clips.size()));
  for (const Clip& clip : drawing.clips) {
    write_path(out, clip.path);
    out.add(static_cast<std::uint8_t>(clip.rule));
  }
  out.add(static_cast<std::uint32_t>(drawing.paths.size()));
  for (const VectorPath& path : drawing.paths) {
    write_path(out, path.path);
    out.add(static_cast<std::uint8_t>(path.rule));
    out.add(static_cast<std::uint8_t>(path.fill.has_value()));
    if (path.fill) write_paint(out, *path.fill);
    out.add(static_cast<std::uint8_t>(path.stroke.has_value()));
    if (path.stroke) {
      write_paint(out, *path.stroke);
      write_stroke(out, path.stroke_style);
    }
    out.add_all(path.clips);
    out.add(path.group_opacity);
  }
  out.add(static_cast<std::uint32_t>(drawing.groups.size()));
  for (const VectorGroup& group : drawing.groups) {
    out.add(group.first);
    out.add(group.count);
    out.add(group.opacity);
  }
  return out.take();
}

std::optional<Vector> read_flat(std::string_view bytes) {
  if (!bytes.starts_with(std::string_view(magic.data(), magic.size()))) return std::nullopt;
  Scanner in(bytes.substr(magic.size()));
  Vector drawing;
  drawing.width = in.ranged(1e-6, 1e9);
  drawing.height = in.ranged(1e-6, 1e9);
  static_assert(sizeof(color::Rgb8) == 3 && std::is_trivially_copyable_v<color::Rgb8>);
  drawing.palette = in.all<color::Rgb8>();
  drawing.clips.resize(in.count(9));
  for (Clip& clip : drawing.clips) {
    clip.path = read_path(in);
    clip.rule = in.enumerator(FillRule::evenodd);
    if (!in.ok()) return std::nullopt;
  }
  const std::size_t paths = in.count(23);
  for (std::size_t i = 0; i < paths && in.ok(); ++i) drawing.paths.push_back(read_vector_path(in, drawing));
  read_groups(in, drawing);
  in.require(in.at_end());
  if (!in.ok()) return std::nullopt;
  return drawing;
}

}  // namespace handbill::image
