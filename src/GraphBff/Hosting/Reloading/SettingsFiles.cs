using Microsoft.Extensions.Configuration.Json;

namespace GraphBff.Hosting.Reloading;

/// <summary>Puts <see cref="SettingsSource"/> in the place of the framework's files.</summary>
internal static class SettingsFiles
{
    /// <exception cref="InvalidDataException">A file is missing or is no JSON.</exception>
    public static void UseCheckedFiles(this WebApplicationBuilder builder)
    {
        var root = builder.Environment.ContentRootPath;
        var sources = ((IConfigurationBuilder)builder.Configuration).Sources;
        var last = -1;
        for (var i = 0; i < sources.Count; i++)
        {
            if (sources[i] is JsonConfigurationSource file)
            {
                sources[i] = new SettingsSource([PathOf(file, root)], file.Optional);
                last = i;
            }
        }

        var options = builder.Configuration.GetSection(ReloadOptions.Section).Get<ReloadOptions>() ?? new();
        if (options.Files.Length > 0)
        {
            string[] paths = [.. options.Files.Select(path => Path.GetFullPath(path, root))];
            sources.Insert(last + 1, new SettingsSource(paths, areOptional: false));
        }
    }

    private static string PathOf(JsonConfigurationSource file, string root)
        => file.FileProvider?.GetFileInfo(file.Path!).PhysicalPath ?? Path.GetFullPath(file.Path!, root);
}
