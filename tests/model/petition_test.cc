#include <gtest/gtest.h>

#include "model/support.h"

namespace handbill::model {
namespace {

std::string petition(const std::string& table,
                     const std::string& texts = "[$petition-title, $petition-to, $request, $return, $notice]") {
  return "layout: sheet\ntheme: run\npiece: petition\nbody:\n  column:\n    - text: " + texts + "\n    - " + table +
         "\n";
}
std::string said_of(const std::string& yaml) {
  Reading reading;
  (void)reading.layout(yaml);
  return reading.said();
}

TEST(Petition, IsFineWithAllThatTheRulesAskFor) {
  EXPECT_EQ(said_of(petition("{table: [{label: $column-name}, {label: $column-signature, width: 45mm, signature: "
                             "true}], row-height: 9mm}")),
            "");
}

TEST(Petition, NamesEachThingThatIsMissingAndWhy) {
  EXPECT_EQ(
      said_of(petition("{space:}", "Sign here")),
      "1:9 error[petition-incomplete]: a petition must have a numbered table: signatures are counted by their rows\n"
      "1:9 error[petition-incomplete]: a petition must show `$notice`: signers must know who holds their data and what "
      "for | put `text: $notice` into the layout\n"
      "1:9 error[petition-incomplete]: a petition must show `$petition-title`: signers must see what they sign on "
      "every sheet | put `text: $petition-title` into the layout\n"
      "1:9 error[petition-incomplete]: a petition must show `$petition-to` or `$addressee`: signers must see whom they "
      "address on every sheet | put `text: $petition-to` into the layout\n"
      "1:9 error[petition-incomplete]: a petition must show `$request`: a sheet without the full request does not "
      "count | put `text: $request` into the layout\n"
      "1:9 error[petition-incomplete]: a petition must show `$return`: signed sheets must find their way back in time "
      "| put `text: $return` into the layout\n");
}

TEST(Petition, WantsRoomToWriteAndToSign) {
  EXPECT_EQ(said_of(petition("{table: [{label: a, width: 44mm, signature: true}], row-height: 8.9mm, editions: "
                             "{office: {row-height: 8mm}}}")),
            "7:16 error[petition-narrow]: expected a signature column at least 45mm wide, found 44mm\n"
            "7:71 error[petition-narrow]: expected rows at least 9mm high on a petition, found 8.9mm | people write "
            "their names by hand\n"
            "7:110 error[petition-narrow]: expected rows at least 9mm high on a petition, found 8mm | people write "
            "their names by hand\n");
}

TEST(Petition, WantsASignatureColumn) {
  EXPECT_EQ(said_of(petition("{table: [{label: a}]}")),
            "7:8 error[petition-incomplete]: a petition's table needs a column with `signature: true`"
            " | write {label: $column-signature, width: 50mm, signature: true}\n");
}

TEST(Petition, IsNotAskedOfAPoster) {
  EXPECT_EQ(said_of("layout: a\ntheme: run\nbody: {table: [{label: a}], row-height: 5mm}\n"), "");
}

}  // namespace
}  // namespace handbill::model
