using System.Collections.Concurrent;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace GraphBff.Binding.Tests.Foreign;

/// <summary>The protos of packages, fetched by npm and kept beside the built tests. They are no part of the repository.</summary>
internal static class ForeignProtos
{
    private static readonly string Kept = Path.Combine(AppContext.BaseDirectory, "foreign");

    // Test classes run in parallel, and several want the same package.
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Fetched = new();

    /// <summary>The folder that has the package's protos.</summary>
    public static Task<string> FetchAsync(ForeignPackage package)
        => Fetched.GetOrAdd($"{package.Name}@{package.Version}", _ => new(() => FetchOnceAsync(package))).Value;

    private static async Task<string> FetchOnceAsync(ForeignPackage package)
    {
        var folder = Path.Combine(Kept, $"{package.Name.Replace('/', '-')}-{package.Version}");
        if (!Directory.Exists(folder))
        {
            var download = Directory.CreateTempSubdirectory("graphbff-npm-");
            try
            {
                await PackAsync(package, download.FullName);
                var archive = await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(download.FullName)));
                Assert.Equal(package.Integrity, $"sha512-{Convert.ToBase64String(SHA512.HashData(archive))}");
                var unpacked = Path.Combine(download.FullName, "protos");
                await UnpackAsync(archive, unpacked);
                Directory.CreateDirectory(Kept);
                Copy(unpacked, folder);
            }
            finally
            {
                download.Delete(recursive: true);
            }
        }

        return folder;
    }

    private static async Task PackAsync(ForeignPackage package, string folder)
    {
        using var npm = Process.Start(new ProcessStartInfo(
            "npm", ["pack", $"{package.Name}@{package.Version}", "--silent", "--ignore-scripts", "--pack-destination", folder])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var errors = npm.StandardError.ReadToEndAsync();
        await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        Assert.True(npm.ExitCode == 0, await errors);
    }

    private static async Task UnpackAsync(byte[] archive, string folder)
    {
        await using var reader = new TarReader(new GZipStream(new MemoryStream(archive), CompressionMode.Decompress));
        while (await reader.GetNextEntryAsync() is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile
                && entry.Name.EndsWith(".proto", StringComparison.Ordinal))
            {
                var path = Path.GetFullPath(Path.Combine(folder, entry.Name));
                Assert.StartsWith(folder, path, StringComparison.Ordinal);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await entry.ExtractToFileAsync(path, overwrite: true);
            }
        }
    }

    // The last step is one move, so that a folder that is there is complete. Temporary files may be on another disk.
    private static void Copy(string from, string to)
    {
        var part = $"{to}.part";
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(part, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        Directory.Move(part, to);
    }
}
