import "./components/add-to-cart.js";
import "./components/cart-elements.js";
import "./components/checkout.js";
import "./components/pincode-check.js";
import "./components/quantity-stepper.js";
import "./components/search-box.js";
