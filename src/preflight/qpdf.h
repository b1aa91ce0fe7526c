#pragma once

// qpdf asks which smart pointer its users mean: std::shared_ptr alone.
#define POINTERHOLDER_TRANSITION 4

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
