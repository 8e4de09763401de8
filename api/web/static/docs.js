// The documentation of the calls, from the description that the service gives of itself.
SwaggerUIBundle({ url: "/openapi.json", dom_id: "#calls", deepLinking: true });
