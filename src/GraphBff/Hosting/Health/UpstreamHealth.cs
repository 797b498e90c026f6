using System.Text.Json;
using GraphBff.Transport;

namespace GraphBff.Hosting.Health;

/// <summary>Serves <c>/health/upstreams</c>, for people and dashboards. Probes must not use it: no pod is better than another by it.</summary>
internal static class UpstreamHealth
{
    public const string Path = "/health/upstreams";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void AddUpstreamHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<HealthOptions>()
            .Configure<IHostEnvironment>((health, environment) => health.Upstreams = environment.IsDevelopment())
            .BindConfiguration(HealthOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<UpstreamReports>();
    }

    public static void MapUpstreamHealth(this WebApplication app)
    {
        if (app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<HealthOptions>>().Value.Upstreams)
        {
            var reports = app.Services.GetRequiredService<UpstreamReports>();
            app.MapMethods(Path, Methods, context => WriteAsync(context, reports)).RequireAllowedHost();
        }
    }

    // The status is 200 whatever the services are: it is that of the report.
    private static async Task WriteAsync(HttpContext context, UpstreamReports reports)
    {
        var report = await reports.ReadAsync().WaitAsync(context.RequestAborted);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteStartObject("services");
        foreach (var service in report)
        {
            Write(json, service);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, UpstreamReport service)
    {
        json.WriteStartObject(service.Name);
        json.WriteString("address", service.Address);
        json.WriteStartObject("health");
        json.WriteString("status", service.Health.Status);
        WriteDetail(json, service.Health.Detail);
        json.WriteEndObject();
        json.WriteStartObject("contract");
        json.WriteString("status", service.Contract.Status);
        WriteDetail(json, service.Contract.Detail);
        json.WriteStartArray("differences");
        foreach (var difference in service.Contract.Differences)
        {
            json.WriteStartObject();
            json.WriteString("name", difference.Name);
            json.WriteBoolean("isBreaking", difference.IsBreaking);
            json.WriteString("text", difference.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteDetail(Utf8JsonWriter json, string? detail)
    {
        if (detail is not null)
        {
            json.WriteString("detail", detail);
        }
    }
}
