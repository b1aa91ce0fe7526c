// Real PDFs to finish are drawn the way the backend's tests draw them.
#include "backend/fixture.cc"
