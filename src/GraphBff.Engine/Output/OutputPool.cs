using System.Buffers;

namespace GraphBff.Engine.Output;

/// <summary>
/// The memory of outputs. The shared pool keeps an array of every size for every thread: of large ones that would be more than all
/// responses together. So these have a pool that keeps two of a size, and of the largest none.
/// </summary>
internal static class OutputPool
{
    private const int MaxShared = 256 * 1024;
    private const int MaxKept = 8 * 1024 * 1024;

    private static readonly ArrayPool<byte> Large = ArrayPool<byte>.Create(MaxKept, maxArraysPerBucket: 2);

    public static byte[] Rent(int size) => PoolOf(size).Rent(size);

    public static void Return(byte[] array) => PoolOf(array.Length).Return(array);

    private static ArrayPool<byte> PoolOf(int size) => size <= MaxShared ? ArrayPool<byte>.Shared : Large;
}
