#include "text/font_table.h"

namespace handbill::text {

namespace {

constexpr std::string_view folders[] = {
    "/usr/share/fonts/truetype/noto",
    "/usr/share/fonts/opentype/noto",
    "fonts",
};
constexpr FontTable::Face faces[] = {
    {"noto-sans-regular", "NotoSans-Regular.ttf", 0, "TrueType", "89c3c497f618fdaa0b2d1e98fef93582f28c71debd2c4a8cdf41f190ced2909d", "OFL-1.1", "H", "fonts-noto-core"},
    {"noto-sans-bold", "NotoSans-Bold.ttf", 0, "TrueType", "e83493c945848ecd4a9ad0f6d19164541a0d3e23a9c952304a00a46e00272ac5", "OFL-1.1", "H", "fonts-noto-core"},
    {"noto-sans-jp-regular", "NotoSansCJK-Regular.ttc", 0, "CFF", "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a", "OFL-1.1", "永", "fonts-noto-cjk"},
    {"noto-sans-jp-bold", "NotoSansCJK-Bold.ttc", 0, "CFF", "faa5f3656a78b2e2d450d27fe8382c778bc2b6bb5ea29c986664a6a435056ceb", "OFL-1.1", "永", "fonts-noto-cjk"},
    {"noto-sans-kr-regular", "NotoSansCJK-Regular.ttc", 1, "CFF", "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a", "OFL-1.1", "한", "fonts-noto-cjk"},
    {"noto-sans-kr-bold", "NotoSansCJK-Bold.ttc", 1, "CFF", "faa5f3656a78b2e2d450d27fe8382c778bc2b6bb5ea29c986664a6a435056ceb", "OFL-1.1", "한", "fonts-noto-cjk"},
    {"noto-sans-sc-regular", "NotoSansCJK-Regular.ttc", 2, "CFF", "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a", "OFL-1.1", "永", "fonts-noto-cjk"},
    {"noto-sans-sc-bold", "NotoSansCJK-Bold.ttc", 2, "CFF", "faa5f3656a78b2e2d450d27fe8382c778bc2b6bb5ea29c986664a6a435056ceb", "OFL-1.1", "永", "fonts-noto-cjk"},
    {"noto-sans-tc-regular", "NotoSansCJK-Regular.ttc", 3, "CFF", "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a", "OFL-1.1", "永", "fonts-noto-cjk"},
    {"noto-sans-tc-bold", "NotoSansCJK-Bold.ttc", 3, "CFF", "faa5f3656a78b2e2d450d27fe8382c778bc2b6bb5ea29c986664a6a435056ceb", "OFL-1.1", "永", "fonts-noto-cjk"},
    {"noto-sans-arabic-regular", "NotoSansArabic-Regular.ttf", 0, "TrueType", "504d7407d86875acf7d04dfaa0fd7524d0b8797723bc4aa18022f29db25b0b6e", "OFL-1.1", "ا", "fonts-noto-core"},
    {"noto-sans-arabic-bold", "NotoSansArabic-Bold.ttf", 0, "TrueType", "ded6fc7359ca36d15d7aab9ef0c066e21ce48b26a069994d6602fa2cb9a1b952", "OFL-1.1", "ا", "fonts-noto-core"},
    {"noto-nastaliq-urdu-regular", "NotoNastaliqUrdu-Regular.ttf", 0, "TrueType", "fe24c4a05b19482beac11e4b90a0f6754214f1cb5e925cf9e86b48283ac37522", "OFL-1.1", "ا", "fonts-noto-core"},
    {"noto-nastaliq-urdu-bold", "NotoNastaliqUrdu-Bold.ttf", 0, "TrueType", "6b81290dc928bac40fa4b71370f4ef260ad8c33d17be38eab05376490077ebc4", "OFL-1.1", "ا", "fonts-noto-core"},
    {"noto-sans-hebrew-regular", "NotoSansHebrew-Regular.ttf", 0, "TrueType", "436900d5ad77d33e4234247f3076eaecd25b92b9bea0519514f684140e3566a7", "OFL-1.1", "ה", "fonts-noto-core"},
    {"noto-sans-hebrew-bold", "NotoSansHebrew-Bold.ttf", 0, "TrueType", "d3b01343f71e8a93fffb84c345a1aecbaf4694b98d0eaace916cb9eac9e6dcd3", "OFL-1.1", "ה", "fonts-noto-core"},
    {"noto-sans-devanagari-regular", "NotoSansDevanagari-Regular.ttf", 0, "TrueType", "79a470365ccb210fa3c7d8d8ff2e005ef9d983cfd067f735a0caf7e15070ca9f", "OFL-1.1", "क", "fonts-noto-core"},
    {"noto-sans-devanagari-bold", "NotoSansDevanagari-Bold.ttf", 0, "TrueType", "77ad688cfe1dc55185bf4edb4db3c614202c65dd23a1463ad0e23fc52bcc9a5c", "OFL-1.1", "क", "fonts-noto-core"},
    {"noto-sans-thai-regular", "NotoSansThai-Regular.ttf", 0, "TrueType", "dfbd5ed0f1e68c3cbc51aa08f646d1ab0e68e7c4ceab70a69e465225ff701f93", "OFL-1.1", "ก", "fonts-noto-core"},
    {"noto-sans-thai-bold", "NotoSansThai-Bold.ttf", 0, "TrueType", "97bbc8ea98328325285f2f552228c7aac1db39d8f38f0096a61ba7df1f1f780e", "OFL-1.1", "ก", "fonts-noto-core"},
    {"noto-sans-khmer-regular", "NotoSansKhmer-Regular.ttf", 0, "TrueType", "bc9a5e2afcee249849e409aabe6e22330c479b878ea3e59bf5e7c84482d7ee53", "OFL-1.1", "ក", "fonts-noto-core"},
    {"noto-sans-khmer-bold", "NotoSansKhmer-Bold.ttf", 0, "TrueType", "cc74e7ac685da9a84e18b773ec8d80d06765aa1754bb14acc390c3620023c4dc", "OFL-1.1", "ក", "fonts-noto-core"},
    {"noto-sans-myanmar-regular", "NotoSansMyanmar-Regular.ttf", 0, "TrueType", "3fe9a4babc12081adc979e0313433e6ec85bb3ad069681c23ee8d8ea8b91332b", "OFL-1.1", "က", "fonts-noto-core"},
    {"noto-sans-myanmar-bold", "NotoSansMyanmar-Bold.ttf", 0, "TrueType", "e37e2ef189431020b1eaf4fb8d43252666dc24265d628145fff119613afea174", "OFL-1.1", "က", "fonts-noto-core"},
    {"noto-sans-ethiopic-regular", "NotoSansEthiopic-Regular.ttf", 0, "TrueType", "58bc43b062961b38ee45757d2e74e6a991a12011aa0399fb03004ac432e5c852", "OFL-1.1", "አ", "fonts-noto-core"},
    {"noto-sans-ethiopic-bold", "NotoSansEthiopic-Bold.ttf", 0, "TrueType", "cc16f0c43be76a2ecb5f6d08de4fe6705886b9be90251bfb5959a90955be7f1d", "OFL-1.1", "አ", "fonts-noto-core"},
    {"noto-sans-armenian-regular", "NotoSansArmenian-Regular.ttf", 0, "TrueType", "9636c32c121f4fc1fc6963dfad60ea32c41889507118a46f83a818eacf40348e", "OFL-1.1", "Հ", "fonts-noto-core"},
    {"noto-sans-georgian-regular", "NotoSansGeorgian-Regular.ttf", 0, "TrueType", "ba75f2154fef9beac8439f94c631dc37ef9c708d32f9254bb019afdfa9aa3138", "OFL-1.1", "კ", "fonts-noto-core"},
    {"noto-sans-bengali-regular", "NotoSansBengali-Regular.ttf", 0, "TrueType", "9bb35b3547829ecc42041b6017e87fd4c5f1da1edcd00f59171777050f346018", "OFL-1.1", "ক", "fonts-noto-core"},
    {"noto-sans-gurmukhi-regular", "NotoSansGurmukhi-Regular.ttf", 0, "TrueType", "1db960ff6f506a98f5b3ece78f54618388c6187e7edf8ceee5ab63389c0db3ab", "OFL-1.1", "ਕ", "fonts-noto-core"},
    {"noto-sans-gujarati-regular", "NotoSansGujarati-Regular.ttf", 0, "TrueType", "4468a3a24516831874fb4a867b760a22257944584e478d32a97e3c4d4bfc6400", "OFL-1.1", "ક", "fonts-noto-core"},
    {"noto-sans-oriya-regular", "NotoSansOriya-Regular.ttf", 0, "TrueType", "20751837a8cac9d0e610ffdf91c43d3391e2b267ca2cad07f6e3866798436369", "OFL-1.1", "କ", "fonts-noto-core"},
    {"noto-sans-tamil-regular", "NotoSansTamil-Regular.ttf", 0, "TrueType", "a7bb7f92f165479af2f0556c4fd669b74c5959f464f603e18389b532f4d07a71", "OFL-1.1", "க", "fonts-noto-core"},
    {"noto-sans-telugu-regular", "NotoSansTelugu-Regular.ttf", 0, "TrueType", "cb3165071121b1e80c55a041d0c1f79b3bbc68e4b0eab37b0d881958dfc3ed7a", "OFL-1.1", "క", "fonts-noto-core"},
    {"noto-sans-kannada-regular", "NotoSansKannada-Regular.ttf", 0, "TrueType", "892b841b0b87ca3c2702bdc78d3031c8220f53e8f5f496ec5e37ccf0ca03ddf7", "OFL-1.1", "ಕ", "fonts-noto-core"},
    {"noto-sans-malayalam-regular", "NotoSansMalayalam-Regular.ttf", 0, "TrueType", "5433f4a642b4325aa169a55c4c6b8d1c4a45c4e08bcd9cbe72888229709a8f2d", "OFL-1.1", "ക", "fonts-noto-core"},
    {"noto-sans-sinhala-regular", "NotoSansSinhala-Regular.ttf", 0, "TrueType", "31f83eec724a27779d1434afc84beabee239c0ff77dc8d04bee9f49c60b23fdd", "OFL-1.1", "ක", "fonts-noto-core"},
    {"noto-sans-lao-regular", "NotoSansLao-Regular.ttf", 0, "TrueType", "6c3de7db369e85cba20255d161eeeb3d934ea3c4c51e2574c2ddcce79a25025c", "OFL-1.1", "ກ", "fonts-noto-core"},
};
constexpr std::uint16_t stack_0[] = {0};
constexpr std::uint16_t stack_1[] = {4, 0};
constexpr std::uint16_t stack_2[] = {2, 0};
constexpr std::uint16_t stack_3[] = {6, 0};
constexpr std::uint16_t stack_4[] = {8, 0};
constexpr std::uint16_t stack_5[] = {10, 0};
constexpr std::uint16_t stack_6[] = {12, 0};
constexpr std::uint16_t stack_7[] = {14, 0};
constexpr std::uint16_t stack_8[] = {16, 0};
constexpr std::uint16_t stack_9[] = {18, 0};
constexpr std::uint16_t stack_10[] = {20, 0};
constexpr std::uint16_t stack_11[] = {22, 0};
constexpr std::uint16_t stack_12[] = {24, 0};
constexpr std::uint16_t stack_13[] = {1};
constexpr std::uint16_t stack_14[] = {5, 1};
constexpr std::uint16_t stack_15[] = {3, 1};
constexpr std::uint16_t stack_16[] = {7, 1};
constexpr std::uint16_t stack_17[] = {9, 1};
constexpr std::uint16_t stack_18[] = {11, 1};
constexpr std::uint16_t stack_19[] = {13, 1};
constexpr std::uint16_t stack_20[] = {15, 1};
constexpr std::uint16_t stack_21[] = {17, 1};
constexpr std::uint16_t stack_22[] = {19, 1};
constexpr std::uint16_t stack_23[] = {21, 1};
constexpr std::uint16_t stack_24[] = {23, 1};
constexpr std::uint16_t stack_25[] = {25, 1};
constexpr FontTable::Stack stacks[] = {
    {"sans/regular", "*", stack_0, 1.0, 1.0},
    {"sans/regular", "ko", stack_1, 0.95, 1.12},
    {"sans/regular", "ja", stack_2, 0.95, 1.1},
    {"sans/regular", "zh-Hans", stack_3, 0.95, 1.1},
    {"sans/regular", "zh-Hant", stack_4, 0.95, 1.1},
    {"sans/regular", "ar", stack_5, 1.0, 1.3},
    {"sans/regular", "ur", stack_6, 0.85, 2.6},
    {"sans/regular", "he", stack_7, 1.0, 1.0},
    {"sans/regular", "hi", stack_8, 1.0, 1.25},
    {"sans/regular", "th", stack_9, 1.0, 1.32},
    {"sans/regular", "km", stack_10, 1.0, 1.53},
    {"sans/regular", "my", stack_11, 1.0, 1.53},
    {"sans/regular", "am", stack_12, 1.0, 1.0},
    {"sans/bold", "*", stack_13, 1.0, 1.0},
    {"sans/bold", "ko", stack_14, 0.95, 1.12},
    {"sans/bold", "ja", stack_15, 0.95, 1.1},
    {"sans/bold", "zh-Hans", stack_16, 0.95, 1.1},
    {"sans/bold", "zh-Hant", stack_17, 0.95, 1.1},
    {"sans/bold", "ar", stack_18, 1.0, 1.3},
    {"sans/bold", "ur", stack_19, 0.85, 2.6},
    {"sans/bold", "he", stack_20, 1.0, 1.0},
    {"sans/bold", "hi", stack_21, 1.0, 1.25},
    {"sans/bold", "th", stack_22, 1.0, 1.32},
    {"sans/bold", "km", stack_23, 1.0, 1.53},
    {"sans/bold", "my", stack_24, 1.0, 1.53},
    {"sans/bold", "am", stack_25, 1.0, 1.0},
};
constexpr std::uint16_t any[] = {0, 4, 2, 6, 8, 10, 14, 16, 18, 20, 22, 24, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37};
constexpr FontTable table{folders, faces, stacks, any, "7965d5d2ea205e1588ca7bb24d8f5ceed2e4df6b86e02afe372769325e8bde22"};

}  // namespace

const FontTable& font_table() { return table; }

}  // namespace handbill::text
