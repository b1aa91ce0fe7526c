#include <gtest/gtest.h>

#include "app/handbill.h"

namespace {

/// As every program that uses Handbill does it, once and before threads start.
struct Prepared : testing::Environment {
  void SetUp() override { handbill::app::prepare_process(); }
};
const testing::Environment* const prepared = testing::AddGlobalTestEnvironment(new Prepared);

}  // namespace
