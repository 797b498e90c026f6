namespace GraphBff.Hosting.Reloading;

internal static partial class Log
{
    [LoggerMessage(4301, LogLevel.Information, "The settings were reloaded")]
    public static partial void SettingsReloaded(ILogger logger);

    [LoggerMessage(4302, LogLevel.Warning, "These settings have changed, and take effect at the next start: {Keys}")]
    public static partial void NeedRestart(ILogger logger, string keys);

    [LoggerMessage(4303, LogLevel.Error, "The settings were not reloaded, and the earlier ones stay in effect. {Fault}")]
    public static partial void SettingsRefused(ILogger logger, string fault);

    [LoggerMessage(4304, LogLevel.Information, "The files of settings hold again what is in effect")]
    public static partial void SettingsRestored(ILogger logger);
}
