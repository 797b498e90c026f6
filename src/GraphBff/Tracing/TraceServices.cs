using GraphBff.Transport.Operations;

namespace GraphBff.Tracing;

/// <summary>Adds tracing to the host.</summary>
internal static class TraceServices
{
    /// <summary>Adds tracing if the configuration enables it. If not, operations pay nothing for it.</summary>
    public static void AddTracing(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(TracingOptions.Section);
        var isDevelopment = builder.Environment.IsDevelopment();
        builder.Services.AddOptions<TracingOptions>()
            .Configure(options => options.Enabled = options.RecordAll = isDevelopment)
            .Bind(section)
            .ValidateDataAnnotations()
            .Validate(
                options => isDevelopment || !options.Enabled || options.Secret is not null,
                "Tracing:Enabled outside Development needs a Tracing:Secret, with which a request asks for its trace.")
            .ValidateOnStart();
        if (section.GetValue(nameof(TracingOptions.Enabled), isDevelopment))
        {
            builder.Services.AddSingleton<TraceAccess>();
            builder.Services.AddSingleton<TraceRing>();
            builder.Services.AddSingleton<ITraceFactory, TraceFactory>();
        }
    }
}
